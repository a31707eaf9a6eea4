package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
  /** The standard's own examples. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir private Path folder;

  @Test
  void bytesAndFilesHaveTheDigestOfTheStandard() throws Exception {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Digests.sha256(abc)).isEqualTo(OF_ABC);
    assertThat(Digests.sha256(new byte[0])).isEqualTo(OF_NOTHING);
    Path file = Files.write(folder.resolve("f"), abc);
    assertThat(Digests.sha256(file)).isEqualTo(OF_ABC);
    assertThat(Digests.sha256(Files.write(file, new byte[0]))).isEqualTo(OF_NOTHING);
  }

  @Test
  void aLongFileIsReadToItsEnd() throws Exception {
    byte[] bytes = new byte[100_000];
    Path file = Files.write(folder.resolve("f"), bytes);
    assertThat(Digests.sha256(file)).isEqualTo(Digests.sha256(bytes));
    bytes[99_999] = 1;
    assertThat(Digests.sha256(file)).isNotEqualTo(Digests.sha256(bytes));
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    Path missing = folder.resolve("none");
    assertThatThrownBy(() -> Digests.sha256(missing))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
        .hasMessage(missing + " cannot be read. Check the path.");
  }
}
