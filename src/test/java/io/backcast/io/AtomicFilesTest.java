package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFilesTest {
  private static final AtomicFiles.Content NEW =
      out -> out.write("new".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void anOldFile() throws IOException {
    file = Files.writeString(folder.resolve("d.csv"), "old");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private FailingFileSystem failing(FailingFileSystem.Fault fault) {
    return new FailingFileSystem(folder.getFileSystem(), fault);
  }

  private void untouched(ThrowingWrite write, String reason) throws IOException {
    assertThatThrownBy(write::run)
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNWRITABLE))
        .hasMessage(
            "%s cannot be written: %s. Choose another place or free some space; what was there is"
                + " unchanged.",
            file, reason);
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("d.csv");
  }

  @FunctionalInterface
  private interface ThrowingWrite {
    void run() throws BackcastException;
  }

  @Test
  void theNewFileIsOnTheDiskBeforeItTakesThePlaceOfTheOld() throws Exception {
    FailingFileSystem system = failing((operation, path, options) -> {});
    AtomicFiles.write(system.wrap(file), NEW);
    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("d.csv");
    String part =
        ".d.csv.%d-%d.part"
            .formatted(ProcessHandle.current().pid(), Thread.currentThread().threadId());
    assertThat(system.done())
        .containsSubsequence(
            "open " + part, "force " + part, "move " + part, "force " + folder.getFileName())
        .noneMatch(done -> done.endsWith(" d.csv"));
  }

  @Test
  void theMoveIsAtomicWhereTheSystemKnowsOne() throws Exception {
    FailingFileSystem system =
        failing(
            (operation, path, options) -> {
              if (operation.equals("move")
                  && !options.equals(List.of(StandardCopyOption.ATOMIC_MOVE))) {
                throw new IOException("moved otherwise");
              }
            });
    AtomicFiles.write(system.wrap(file), NEW);
    assertThat(file).hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "write", "force", "move"})
  void whateverFailsTheOldFileStaysAndNothingElse(String broken) throws Exception {
    FailingFileSystem system =
        failing(
            (operation, path, options) -> {
              if (operation.equals(broken)) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
              }
            });
    untouched(() -> AtomicFiles.write(system.wrap(file), NEW), "No space left on device");
  }

  @Test
  void aContentThatFailsHalfwayLeavesTheOldFileAndNothingElse() throws Exception {
    untouched(
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  out.write(new byte[10_000]);
                  throw new IOException("No space left on device");
                }),
        "No space left on device");
  }

  @Test
  void aFailureThatALibraryWrapsIsReportedLikeAnyOther() throws Exception {
    untouched(
        () ->
            AtomicFiles.write(
                file,
                out -> {
                  throw new UncheckedIOException(new IOException("No space left on device"));
                }),
        "No space left on device");
  }

  @Test
  void aBugInTheContentLeavesTheOldFileAndNothingElse() throws Exception {
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("d.csv");
  }

  private static FailingFileSystem.Fault noAtomicMove() {
    return (operation, path, options) -> {
      if (options.contains(StandardCopyOption.ATOMIC_MOVE)) {
        throw new AtomicMoveNotSupportedException(path.toString(), null, "another disk");
      }
    };
  }

  @Test
  void withoutAnAtomicMoveTheFileIsReplacedAllTheSame() throws Exception {
    FailingFileSystem system = failing(noAtomicMove());
    AtomicFiles.write(system.wrap(file), NEW);
    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("d.csv");
  }

  @Test
  void withoutAnAtomicMoveANewFileIsMadeAllTheSame() throws Exception {
    Files.delete(file);
    FailingFileSystem system = failing(noAtomicMove());
    AtomicFiles.write(system.wrap(file), NEW);
    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("d.csv");
  }

  @Test
  void withoutAnAtomicMoveTheOldFileComesBackWhenTheNewOneFails() throws Exception {
    FailingFileSystem system =
        failing(
            (operation, path, options) -> {
              noAtomicMove().before(operation, path, options);
              if (operation.equals("move") && path.toString().endsWith(".part")) {
                throw new AccessDeniedException(path.toString());
              }
            });
    untouched(
        () -> AtomicFiles.write(system.wrap(file), NEW), "there is no permission to write there");
  }

  @Test
  void aFolderThatCannotBeForcedIsNoFailure() throws Exception {
    FailingFileSystem system =
        failing(
            (operation, path, options) -> {
              if (operation.equals("force") && path.equals(folder)) {
                throw new IOException("a folder");
              }
            });
    AtomicFiles.write(system.wrap(file), NEW);
    assertThat(file).hasContent("new");
  }

  @Test
  void missingFoldersAreCreated() throws Exception {
    Path deep = folder.resolve("a").resolve("b").resolve("d.csv");
    AtomicFiles.write(deep, NEW);
    assertThat(deep).hasContent("new");
  }

  @Test
  void aPlaceBelowAFileIsRefusedInASentence() {
    assertThatThrownBy(() -> AtomicFiles.write(file.resolve("d.csv"), NEW))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("cannot be written: a part of the path is a file.");
    assertThat(file).hasContent("old");
  }

  @Test
  void aFolderIsNeverReplaced() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertThatThrownBy(() -> AtomicFiles.write(taken, NEW))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("cannot be written: that is a folder.");
    assertThat(taken).isDirectory();
    assertThat(names()).containsExactly("d.csv", "taken");
  }

  @Test
  void aLinkStaysOneAndItsTargetIsWritten() throws Exception {
    Path far = Files.createDirectory(folder.resolve("far"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("far", "d.csv"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), Path.of("link"));
    for (int time = 0; time < 2; time++) {
      // the first time the link leads to nothing yet
      AtomicFiles.write(chain, NEW);
      assertThat(link).isSymbolicLink();
      assertThat(chain).isSymbolicLink();
      assertThat(far.resolve("d.csv")).hasContent("new");
      Files.writeString(far.resolve("d.csv"), "old");
    }
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("chain"));
    assertThatThrownBy(() -> AtomicFiles.write(link, NEW))
        .hasMessageContaining("its symbolic links run in a circle");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileKeepsItsPermissionsFromTheFirstByteOn() throws Exception {
    for (String mode : List.of("rw-------", "rw-rw-r--", "rwxr-x---")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      AtomicFiles.write(
          file,
          out -> {
            try (Stream<Path> all = Files.list(folder)) {
              for (Path part : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
                    .isEqualTo(mode);
              }
            }
            NEW.writeTo(out);
          });
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(mode);
    }
  }

  @Test
  void aCheckWritesNothingAndCreatesNothing() throws Exception {
    AtomicFiles.check(file);
    AtomicFiles.check(folder.resolve("deep").resolve("er").resolve("d.csv"));
    assertThat(names()).containsExactly("d.csv");
    assertThat(file).hasContent("old");
    FailingFileSystem system =
        failing(
            (operation, path, options) -> {
              if (operation.equals("write")) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
              }
            });
    assertThatThrownBy(() -> AtomicFiles.check(system.wrap(file)))
        .hasMessageContaining("cannot be written: No space left on device.");
    assertThat(names()).containsExactly("d.csv");
    assertThatThrownBy(() -> AtomicFiles.check(folder)).hasMessageContaining("that is a folder");
  }

  /** Not for mutation testing: a changed program, run as root, would replace the device itself. */
  @Test
  @Tag("device")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDeviceIsWrittenToAndNotReplaced() throws Exception {
    Path hole = Files.createSymbolicLink(folder.resolve("hole"), Path.of("/dev/null"));
    AtomicFiles.write(hole, NEW);
    assertThat(hole).isSymbolicLink();
    assertThat(names()).containsExactly("d.csv", "hole");
  }

  @Test
  @Tag("device")
  @EnabledOnOs(OS.LINUX)
  void aFullDeviceIsSaidToBeFull() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full) && !Files.isRegularFile(full), "there is no such device here");
    assertThatThrownBy(() -> AtomicFiles.write(full, NEW))
        .isInstanceOf(BackcastException.class)
        .hasMessageStartingWith("/dev/full cannot be written: No space left on device.");
    assertThat(full).exists();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptWaitsUntilTheFileIsThere(boolean interrupted) throws Exception {
    FailingFileSystem system =
        failing(
            (operation, path, options) -> {
              if (operation.equals("move")) {
                assertThat(Thread.currentThread().isInterrupted()).isEqualTo(interrupted);
              }
            });
    AtomicFiles.write(
        system.wrap(file),
        out -> {
          NEW.writeTo(out);
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(Thread.interrupted()).isEqualTo(interrupted);
    assertThat(file).hasContent("new");
  }

  @Test
  void anInterruptBeforehandChangesNothing() throws Exception {
    Thread.currentThread().interrupt();
    AtomicFiles.write(file, NEW);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("new");
  }

  @Test
  void aTreeIsDeletedWithEverythingInIt() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree").resolve("deep"));
    Files.writeString(tree.resolve("f"), "x");
    AtomicFiles.deleteTree(folder.resolve("tree"));
    assertThat(names()).containsExactly("d.csv");
    AtomicFiles.deleteTree(folder.resolve("never there"));
    AtomicFiles.deleteQuietly(null);
    assertThat(names()).containsExactly("d.csv");
  }

  @Test
  void aFileForWhichThereIsNoSpaceIsRefusedBeforeItIsWritten() throws Exception {
    Path table = folder.resolve("new").resolve("table.csv");
    AtomicFiles.checkSpace(table, 1);
    assertThatThrownBy(() -> AtomicFiles.checkSpace(table, Long.MAX_VALUE))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("MB are free there")
        .hasMessageContaining("nothing was done");
    assertThat(table.getParent()).doesNotExist();
  }
}
