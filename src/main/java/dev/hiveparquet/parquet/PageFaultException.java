package dev.hiveparquet.parquet;

/** A page is not what its header or the footer says. Its message names page and byte, once they are known. */
final class PageFaultException extends Exception {
    PageFaultException(String message) {
        super(message);
    }
}
