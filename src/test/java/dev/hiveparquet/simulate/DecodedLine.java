package dev.hiveparquet.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line taken apart by a second, simple-minded reading of the specification.
 *
 * @param tags the tag block's fields
 * @param tagChecksum whether the tag block's checksum is right, true where there is none
 * @param fields the sentence's comma-separated fields, without its checksum
 * @param checksum whether the sentence's checksum is right
 */
record DecodedLine(Map<String, String> tags, boolean tagChecksum, List<String> fields, boolean checksum) {

    static DecodedLine of(String line) {
        String sentence = line;
        Map<String, String> tags = new HashMap<>();
        boolean tagChecksum = true;
        if (line.startsWith("\\")) {
            int end = line.indexOf('\\', 1);
            String tagBlock = line.substring(1, end);
            sentence = line.substring(end + 1);
            tagChecksum = checksumIsRight(tagBlock);
            for (String field : tagBlock.substring(0, tagBlock.indexOf('*')).split(",", -1)) {
                tags.put(field.substring(0, 1), field.substring(2));
            }
        }
        int star = sentence.lastIndexOf('*');
        boolean whole = sentence.startsWith("!") && star > 0;
        List<String> fields = whole ? List.of(sentence.substring(0, star).split(",", -1)) : List.of();
        return new DecodedLine(tags, tagChecksum, fields, whole && checksumIsRight(sentence.substring(1)));
    }

    /** The message's bits as a string of 0 and 1, without fill bits. */
    static String bits(DecodedLine... parts) {
        StringBuilder bits = new StringBuilder();
        for (DecodedLine part : parts) {
            for (char c : part.fields.get(5).toCharArray()) {
                int value = c - 48 > 40 ? c - 56 : c - 48;
                bits.append(String.format("%6s", Integer.toBinaryString(value)).replace(' ', '0'));
            }
            bits.setLength(bits.length() - Integer.parseInt(part.fields.get(6)));
        }
        return bits.toString();
    }

    static long unsigned(String bits, int at, int width) {
        return Long.parseLong(bits.substring(at, at + width), 2);
    }

    static long signed(String bits, int at, int width) {
        return unsigned(bits, at, width) - (bits.charAt(at) == '1' ? 1L << width : 0);
    }

    static String text(String bits, int at, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append("@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?"
                    .charAt((int) unsigned(bits, at + 6 * i, 6)));
        }
        return text.toString().replaceAll("@+$", "");
    }

    private static boolean checksumIsRight(String text) {
        int star = text.lastIndexOf('*');
        int sum = text.substring(0, star).chars().reduce(0, (a, b) -> a ^ b);
        return text.substring(star + 1).equals(String.format("%02X", sum));
    }
}
