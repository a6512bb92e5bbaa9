package org.apache.hadoop.mapreduce;

/** Stands in for Hadoop's interface of this name; see {@link org.apache.hadoop.mapreduce.lib.input.FileInputFormat}. */
public interface JobContext {}
