package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClaimTest {
  @TempDir Path folder;

  @Test
  void oneHasItUntilItIsClosed() throws Exception {
    Path file = folder.resolve("lock");
    FileClaim first = Objects.requireNonNull(FileClaim.take(file));
    assertThat(first.isHeld()).isTrue();
    assertThat(FileClaim.take(file)).isNull();
    assertThat(FileClaim.take(folder.resolve(".").resolve("lock"))).isNull();
    assertThat(FileClaim.isHeldHere(file)).isTrue();
    first.close();
    first.close();
    assertThat(first.isHeld()).isFalse();
    assertThat(FileClaim.isHeldHere(file)).isFalse();
    try (FileClaim second = FileClaim.take(file)) {
      assertThat(second).isNotNull();
      // a second closing of the first takes nothing from the second
      first.close();
      assertThat(FileClaim.isHeldHere(file)).isTrue();
    }
  }

  @Test
  void aFailedTrialTakesNothingFromTheHolder() throws Exception {
    Path file = folder.resolve("lock");
    try (FileClaim held = FileClaim.take(file)) {
      assertThat(held).isNotNull();
      assertThat(FileClaim.take(file)).isNull();
      // closing a file of a process gives back its locks: another process must still find it
      assertThat(takenElsewhere(file)).isFalse();
    }
    assertThat(takenElsewhere(file)).isTrue();
  }

  /** Whether another process gets it. */
  private static boolean takenElsewhere(Path file) throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(FileClaim.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    + System.getProperty("path.separator")
                    + Path.of(
                        FileClaimTest.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                Other.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return other.waitFor() == 0;
  }

  /** Ends with 0 if it gets the file, with 3 if not. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      try (FileClaim claim = FileClaim.take(Path.of(args[0]))) {
        System.exit(claim == null ? 3 : 0);
      }
    }
  }

  @Test
  void whatCannotBeWrittenIsNotHeld() throws Exception {
    Path file = Files.createDirectory(folder.resolve("a folder"));
    assertThatThrownBy(() -> FileClaim.take(file)).isInstanceOf(IOException.class);
    assertThat(FileClaim.isHeldHere(file)).isFalse();
  }
}
