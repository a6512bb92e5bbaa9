/**
 * A disk with faults, under the whole program and without a word of it in the program: a file system provider that tells a
 * {@link dev.hiveparquet.disk.DiskWatch} of every change. Start at {@link dev.hiveparquet.disk.WatchedDisk}.
 */
package dev.hiveparquet.disk;
