package dev.hiveparquet.metrics;

/**
 * What a process has done so far. Read = written + quarantined + blank, once nothing is open any more.
 *
 * @param linesRead lines read, replayed ones included
 * @param bytesRead bytes of these lines
 * @param rowsWritten rows in published files
 * @param linesQuarantined lines kept in quarantine
 * @param linesBlank empty lines, dropped
 * @param filesPublished published files, quarantine included
 * @param bytesPublished their size
 * @param filesUploaded files whose object is confirmed
 * @param bytesUploaded their size
 */
public record Totals(
        long linesRead,
        long bytesRead,
        long rowsWritten,
        long linesQuarantined,
        long linesBlank,
        long filesPublished,
        long bytesPublished,
        long filesUploaded,
        long bytesUploaded) {}
