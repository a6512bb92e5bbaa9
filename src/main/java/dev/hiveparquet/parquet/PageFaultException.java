package dev.hiveparquet.parquet;

/** A page is not what its header or the footer says. The message goes on from "column NAME". */
final class PageFaultException extends Exception {
    PageFaultException(String message) {
        super(message);
    }

    /** A fault of one page. */
    static PageFaultException at(int page, long position, String problem) {
        return new PageFaultException(", page " + page + " at byte " + position + ": " + problem);
    }
}
