package org.apache.hadoop.mapreduce.lib.input;

/**
 * Stands in for Hadoop's class of this name, which the options of parquet-java's reader make the JVM load and which nothing
 * here uses: so parquet-java can be a test oracle without Hadoop MapReduce.
 */
public abstract class FileInputFormat<K, V> {}
