package dev.hiveparquet.journal;

/** The fields of one ledger line, taken one after the other. */
final class LedgerFields {
    private final String[] fields;
    private int next;

    LedgerFields(String line) {
        fields = line.split("\t", -1);
    }

    boolean more() {
        return next < fields.length;
    }

    String text() {
        if (!more()) {
            throw new IllegalArgumentException("ledger line has only " + fields.length + " fields");
        }
        return LedgerLine.unescape(fields[next++]);
    }

    long number() {
        return Long.parseLong(text());
    }
}
