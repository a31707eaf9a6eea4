package io.backcast.cli;

import io.backcast.engine.ModelWorkspace;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a command from replacing files of the user that it reads or that took work to write. */
final class OverwriteGuard {
  private OverwriteGuard() {}

  /**
   * Refuses to write where a file is.
   *
   * @param input a file that is never replaced
   * @param force whether any other may be
   */
  static void requireNewFile(Path target, Path input, boolean force) throws BackcastException {
    if (Files.exists(input) && Files.exists(target) && same(target, input)) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          "%s is the network itself. Name another file for the card.".formatted(target));
    }
    if (!force && Files.isRegularFile(target)) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          "%s is there already. Name a new file, or replace it with --force.".formatted(target));
    }
  }

  /**
   * Refuses a folder with a model in it.
   *
   * @param force whether the model may be replaced
   */
  static void requireNewModel(Path folder, boolean force) throws BackcastException {
    if (!force && ModelWorkspace.holdsModel(folder)) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          folder + " already holds a model. Name a new folder, or replace it with --force.");
    }
  }

  /** Refuses a folder in which, at any depth, a file lies that is read. */
  static void requireOutside(Path folder, Path input) throws BackcastException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, "%s is a file. Name a new folder for the model.".formatted(folder));
    }
    if (real(input).startsWith(real(folder))) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          "The folder %s holds %s, which would be replaced. Name a new folder for the model."
              .formatted(folder, input));
    }
  }

  /** Whether two paths lead to the same place. */
  static boolean same(Path a, Path b) {
    return real(a).equals(real(b));
  }

  /** Without links; where there is nothing yet, what its path says. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      return absolute;
    }
  }
}
