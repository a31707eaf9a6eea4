package io.backcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The folders that {@code @TempDir} gives. JUnit's own deletion fails a test whose program still
 * writes a last file there, as a stopped process or a background thread may; this one goes on until
 * nothing comes any more.
 */
public final class TestFolders implements TempDirFactory {
  private final List<Path> made = new ArrayList<>();

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path folder = Files.createTempDirectory("junit-");
    made.add(folder);
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (Path folder : made) {
      try {
        Patience.until(() -> isDeleted(folder));
      } catch (Exception e) {
        throw new IOException(folder + " cannot be deleted", e);
      }
    }
  }

  /** Deletes what is there; false if more has come meanwhile. */
  static boolean isDeleted(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        return Files.notExists(folder);
      }
      throw e;
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      return Files.notExists(folder);
    }
    return true;
  }
}
