package dev.hiveparquet.publish;

/** Checks what is going to be a path below a root: nothing that reaches out of it, or into what is hidden there. */
final class RelativePath {
    private RelativePath() {}

    /**
     * Returns the path where it is one: names joined by {@code /}, none of them empty or beginning with a dot, no control
     * character, no backslash.
     *
     * @throws IllegalArgumentException otherwise
     */
    static String check(String path) {
        for (String name : path.split("/", -1)) {
            boolean control = name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\');
            if (name.isEmpty() || name.startsWith(".") || control) {
                throw new IllegalArgumentException(
                        "path must be names joined by '/', none empty, hidden or with control characters, but is: "
                                + shown(path));
            }
        }
        return path;
    }

    private static String shown(String path) {
        String printable = path.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 200 ? printable : printable.substring(0, 200) + "...";
    }
}
