package dev.hiveparquet.rows;

import java.util.List;
import java.util.SplittableRandom;

/** Inputs that hold everything a line can do to a parser, as strings of bytes. */
final class LineSoup {
    private static final long NEW_YEAR = 1_767_225_600L;
    private static final List<String> TERMINATORS = List.of("\n", "\n", "\n", "\r\n", "\r\n", "\r\r\n");
    private static final List<String> NUMBERS = List.of(
            "",
            "0",
            "-1",
            "99999999999",
            "12415440354",
            "18446744073709551615",
            "253402300799",
            "631151999",
            "631152000",
            "631152000000",
            "1767312000000001",
            "00000000000000001767225600",
            "1767225600.5");
    private static final List<String> GROUPS = List.of(
            "0-2-1",
            "-1-2-1",
            "3-2-1",
            "1-2-",
            "1-2",
            "--",
            "1-99999999999-1",
            "1-2-18446744073709551615",
            "2-2-18446744073709551615",
            "1-2-18446744073709551616",
            "01-02-01",
            "1-2-3-4");
    private static final List<String> ODDITIES = List.of(
            "\\",
            "\\\\",
            "\\\\\\",
            "\r",
            "\r\r",
            "\u00ef\u00bb\u00bf",
            "\0",
            " ",
            "\u00e9",
            "\\c:1767225600*00",
            "\\*\\",
            "$PGHP,1,",
            "$PGHP,1,2026,2,29,1,1,1,1,",
            "$PGHP,1,2026,1,1,1,1,1",
            "# comment",
            "$GPGGA,1*00");

    private final SplittableRandom random;

    LineSoup(SplittableRandom random) {
        this.random = random;
    }

    String lines(int count) {
        StringBuilder soup = new StringBuilder();
        for (int i = 0; i < count; i++) {
            soup.append(line());
            if (i < count - 1 || random.nextBoolean()) {
                soup.append(any(TERMINATORS));
            }
        }
        return soup.toString();
    }

    private String line() {
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "!AIVDM,1,1,,A,x" + random.nextInt(10) + ",0*00";
            case 2, 3 -> tagBlock("c:" + time()) + "!AIVDM";
            case 4, 5 -> tagBlock(random.nextInt(3) == 0 ? "c:" + time() + ",g:" + group() : "g:" + group()) + "!AIVDM";
            case 6 -> tagBlock("g:" + group() + ",s:x") + tagBlock("c:" + time()) + pghp();
            case 7 -> pghp();
            case 8 -> any(ODDITIES);
            default -> garbage();
        };
    }

    private String tagBlock(String fields) {
        return "\\" + (random.nextInt(3) == 0 ? "s:1," : "") + fields + (random.nextInt(4) == 0 ? "" : "*0A") + "\\";
    }

    private String time() {
        long seconds = NEW_YEAR - random.nextInt(20_000);
        return switch (random.nextInt(6)) {
            case 0 -> any(NUMBERS);
            case 1 -> seconds + "000";
            case 2 -> seconds + "000001";
            default -> Long.toString(seconds);
        };
    }

    private String group() {
        if (random.nextInt(5) == 0) {
            return any(GROUPS);
        }
        return (1 + random.nextInt(2)) + "-2-" + random.nextInt(random.nextBoolean() ? 5 : 80);
    }

    private String pghp() {
        return "$PGHP,1,2025,12,31,%d,%d,%d,%d,219"
                .formatted(random.nextInt(26), random.nextInt(60), random.nextInt(60), random.nextInt(1000));
    }

    private String garbage() {
        StringBuilder garbage = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(400) : 46 + random.nextInt(8);
        boolean wild = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            garbage.append((char) (wild ? random.nextInt(256) : "\\,:*cg-1$\r".charAt(random.nextInt(10))));
        }
        return garbage.toString();
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
