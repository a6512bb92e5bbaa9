package dev.hiveparquet.cli;

/**
 * The end of a process that has no memory left: a line that says what helps, and not a step more, since some part of the program
 * may have done one by half. What is on disk is as after a kill, from where the next start goes on.
 */
public final class OutOfMemory {
    /** Made while there is memory. */
    private static final String LINE = Terminal.PROGRAM + ": Java has no more memory than the "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB that it may use. Nothing is lost, the next start goes on. Give it"
            + " more with -Xmx (the launcher takes JAVA_OPTS=-Xmx192m), or name fewer inputs in a run.";

    private OutOfMemory() {}

    /** From now on a thread that has no memory, and nobody to tell it, ends the process. */
    public static void endsProcess() {
        String line = LINE;
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (failure instanceof OutOfMemoryError) {
                end(line);
            }
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            failure.printStackTrace();
        });
    }

    /** Ends the process if this is why something failed. */
    public static void endIfCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                end(LINE);
            }
        }
    }

    private static void end(String line) {
        try {
            System.err.println(line);
        } finally {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
