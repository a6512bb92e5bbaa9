package dev.hiveparquet.config;

/** The groups that options are listed in, in this order. */
public enum OptionGroup {
    INPUT("Input"),
    OUTPUT("Output"),
    COMPLETION("Completion of files"),
    DISK("Room on the disk"),
    S3("Upload to S3"),
    TCP("Conduct of the TCP feed"),
    JOURNAL("Journal"),
    RUNNING("Running");

    private final String heading;

    OptionGroup(String heading) {
        this.heading = heading;
    }

    /** The heading of the group's section. */
    public String heading() {
        return heading;
    }
}
