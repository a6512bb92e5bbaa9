package org.apache.hadoop.mapreduce;

/** Stands in for Hadoop's class of this name; see {@link org.apache.hadoop.mapreduce.lib.input.FileInputFormat}. */
public abstract class RecordReader<K, V> {}
