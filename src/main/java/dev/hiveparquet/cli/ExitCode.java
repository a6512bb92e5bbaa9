package dev.hiveparquet.cli;

/** What the process tells whoever started it. */
public final class ExitCode {
    /** Everything asked for was done, or a feed was stopped in good order. */
    public static final int OK = 0;

    /** Something could not be done; the summary names it, and nothing is lost. */
    public static final int FAILED = 1;

    /** The command line or the configuration is wrong; nothing was begun. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
