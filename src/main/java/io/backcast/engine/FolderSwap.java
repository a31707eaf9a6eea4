package io.backcast.engine;

import io.backcast.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Replaces a folder by a new one: the old one is renamed, the new one moved in, and files of the
 * user are moved from the old one to the new one.
 */
final class FolderSwap {
  private final Path target;
  private final Path backup;
  private final Function<Path, Set<String>> ownFiles;
  private final Mover mover;

  /** Renames a file or a folder. */
  @FunctionalInterface
  interface Mover {
    void move(Path from, Path to) throws IOException;
  }

  /**
   * Prepares a swap.
   *
   * @param target the folder to replace
   * @param backup where the old folder is kept until the new one is in place; on the same disk
   * @param ownFiles names of the program's own files in a folder, which are not moved over
   */
  FolderSwap(Path target, Path backup, Function<Path, Set<String>> ownFiles, Mover mover) {
    this.target = target;
    this.backup = backup;
    this.ownFiles = ownFiles;
    this.mover = mover;
  }

  /**
   * Moves a folder into place.
   *
   * @throws IOException if that fails; the old folder is then back in its place, or, if only files
   *     of the user could not be moved over, the new one is in place and {@link #recover} moves
   *     them in the next run
   */
  void putInPlace(Path fresh) throws IOException {
    boolean existed = Files.exists(target);
    if (existed) {
      mover.move(target, backup);
    }
    try {
      mover.move(fresh, target);
    } catch (IOException e) {
      if (existed) {
        restore(e);
      }
      throw e;
    }
    moveUserFiles();
  }

  /** Moves the old folder back; if that fails too, {@link #recover} does it in the next run. */
  private void restore(IOException failure) {
    try {
      mover.move(backup, target);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Completes or undoes a swap that a crash interrupted. */
  void recover() throws IOException {
    if (Files.exists(backup) && !Files.exists(target)) {
      mover.move(backup, target);
    }
    moveUserFiles();
  }

  private void moveUserFiles() throws IOException {
    if (!Files.exists(backup)) {
      return;
    }
    Set<String> own = ownFiles.apply(backup);
    for (String name : fileNames(backup)) {
      Path destination = target.resolve(name);
      if (!own.contains(name) && !Files.exists(destination)) {
        mover.move(backup.resolve(name), destination);
      }
    }
    AtomicFiles.deleteTree(backup);
  }

  static List<String> fileNames(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).toList();
    }
  }
}
