package dev.hiveparquet.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.upload.Fingerprint.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A file and its object are the same by size and content, or not, or nothing can be said; never the first by mistake. */
class FingerprintTest {
    private static final String MD5_OF_ABC = "900150983cd24fb0d6963f7d28e17f72";
    private static final String BASE64_OF_ABC = "kAFQmDzST7DWlj99KOF/cg==";

    @TempDir
    Path directory;

    @Test
    void a_file_in_one_piece_has_its_md5_as_tag() throws IOException {
        Fingerprint abc = Fingerprint.of(abc(), 4);

        assertThat(abc).isEqualTo(new Fingerprint(3, MD5_OF_ABC, MD5_OF_ABC));
        assertThat(abc.md5Base64()).isEqualTo(BASE64_OF_ABC);
    }

    @Test
    void a_file_in_parts_has_the_md5_of_their_md5s_and_their_number_as_tag() throws IOException {
        // md5(md5("ab") + md5("c")), calculated by other means
        assertThat(Fingerprint.of(abc(), 2))
                .isEqualTo(new Fingerprint(3, MD5_OF_ABC, "d833159094d1d7ad96ffcc78414e3682-2"));
        assertThat(Fingerprint.of(abc(), 3).tag()).endsWith("-1");
        assertThat(Fingerprint.of(abc(), 1).tag()).endsWith("-3");
    }

    @Test
    void a_tag_says_something_only_where_it_is_one_of_as_many_parts() throws IOException {
        Fingerprint abc = Fingerprint.of(abc(), 4);

        assertThat(abc.compareTag('"' + MD5_OF_ABC.toUpperCase(Locale.ROOT) + '"'))
                .isEqualTo(Verdict.SAME);
        assertThat(abc.compareTag("0" + MD5_OF_ABC.substring(1))).isEqualTo(Verdict.DIFFERENT);
        assertThat(abc.compareTag(MD5_OF_ABC + "-2")).isEqualTo(Verdict.UNKNOWN);
        assertThat(abc.compareTag("")).isEqualTo(Verdict.UNKNOWN);
        assertThat(abc.compareTag("opaque")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void the_tag_of_an_object_that_is_encrypted_with_a_key_of_the_store_says_nothing_and_its_metadata_does()
            throws IOException {
        Fingerprint abc = Fingerprint.of(abc(), 4);
        String other = "0" + MD5_OF_ABC.substring(1);

        assertThat(head(other, null).compare(abc)).isEqualTo(Verdict.DIFFERENT);
        assertThat(head(other, "AES256").compare(abc)).isEqualTo(Verdict.DIFFERENT);
        assertThat(head(other, "aws:kms").compare(abc)).isEqualTo(Verdict.SAME);
        assertThat(new StoredObject(3, null, "AAAA").compare(abc)).isEqualTo(Verdict.DIFFERENT);
        assertThat(new StoredObject(3, null, null).compare(abc)).isEqualTo(Verdict.UNKNOWN);
        assertThat(new StoredObject(4, MD5_OF_ABC, BASE64_OF_ABC).compare(abc)).isEqualTo(Verdict.DIFFERENT);
    }

    private static StoredObject head(String tag, String encryption) {
        return StoredObject.of(HeadObjectResponse.builder()
                .contentLength(3L)
                .eTag('"' + tag + '"')
                .serverSideEncryption(encryption)
                .metadata(Map.of("md5chksum", BASE64_OF_ABC))
                .build());
    }

    private Path abc() throws IOException {
        return Files.writeString(directory.resolve("abc"), "abc", StandardCharsets.US_ASCII);
    }
}
