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
 * Puts a new folder in the place of an old one: the old one is set aside, the new one moved in, and
 * what somebody else had put into the old one moved over.
 */
final class FolderSwap {
  private final Path target;
  private final Path aside;
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
   * @param target the place
   * @param aside where the old folder waits until the new one is in place; on the same disk
   * @param ownFiles names of what need not be moved over from a folder
   */
  FolderSwap(Path target, Path aside, Function<Path, Set<String>> ownFiles, Mover mover) {
    this.target = target;
    this.aside = aside;
    this.ownFiles = ownFiles;
    this.mover = mover;
  }

  /**
   * Moves a folder into place.
   *
   * @throws IOException if that fails; the old folder is back in its place then
   */
  void putInPlace(Path fresh) throws IOException {
    boolean there = Files.exists(target);
    if (there) {
      mover.move(target, aside);
    }
    try {
      mover.move(fresh, target);
    } catch (IOException e) {
      if (there) {
        mover.move(aside, target);
      }
      throw e;
    }
    finish();
  }

  /** Ends or takes back a swap that a crash interrupted. */
  void recover() throws IOException {
    if (Files.exists(aside) && !Files.exists(target)) {
      mover.move(aside, target);
    }
    finish();
  }

  private void finish() throws IOException {
    if (!Files.exists(aside)) {
      return;
    }
    Set<String> own = ownFiles.apply(aside);
    for (String name : names(aside)) {
      Path goal = target.resolve(name);
      if (!own.contains(name) && !Files.exists(goal)) {
        mover.move(aside.resolve(name), goal);
      }
    }
    AtomicFiles.deleteTree(aside);
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).toList();
    }
  }
}
