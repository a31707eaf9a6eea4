package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir private Path folder;

  @Test
  void aWriteThatFailsHalfwayLeavesTheOldFileAndNothingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("d.csv"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(new byte[10_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("No space left")
        .hasMessageContaining("nothing was changed");
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aPlaceBelowAFileIsRefusedInASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "x");
    assertThatThrownBy(() -> AtomicFiles.write(file.resolve("d.csv"), out -> out.write(1)))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("cannot be written");
  }
}
