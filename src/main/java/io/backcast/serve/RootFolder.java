package io.backcast.serve;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ShippedModels;
import io.backcast.io.AtomicFiles;
import io.backcast.io.IoErrors;
import io.backcast.io.Provenance;
import io.backcast.io.TableFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder that clients work in: the only one that is written to, and, beside the models that
 * come along, the only one that is read.
 */
public final class RootFolder {
  /** How deep models are looked for. */
  private static final int DEPTH = 4;

  private final Path root;

  private RootFolder(Path root) {
    this.root = root;
  }

  /**
   * A folder that is there.
   *
   * @throws BackcastException if it is none
   */
  public static RootFolder of(Path folder) throws BackcastException {
    try {
      Path real = folder.toRealPath();
      if (Files.isDirectory(real)) {
        return new RootFolder(real);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, folder + " is no folder. Make it, or name another as --root.", e);
    }
    throw new BackcastException(
        ErrorCode.MISSING_FILE, folder + " is a file. Name a folder as --root.");
  }

  /** The folder without symbolic links. */
  Path path() {
    return root;
  }

  /** A path as clients write it. */
  String shown(Path path) {
    Path inside = path.startsWith(root) ? root.relativize(path) : path;
    return inside.toString().isEmpty() ? "." : inside.toString().replace('\\', '/');
  }

  /**
   * A file or folder to read.
   *
   * @throws BackcastException if it is missing, or outside
   */
  Path existing(String name) throws BackcastException {
    Path path = inside(name);
    try {
      return requireInside(name, path.toRealPath());
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "There is no %s in the folder of this server.".formatted(name),
          e);
    }
  }

  /**
   * A table to write, of a format that is known; neither it nor its provenance may be there.
   *
   * @throws BackcastException if it is outside, or there already
   */
  Path newTable(String name) throws BackcastException {
    Path path = writable(name);
    TableFormat.of(path);
    for (Path file : List.of(path, Provenance.beside(path))) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE,
            "%s is there already and is not overwritten. Choose another name."
                .formatted(shown(file)));
      }
      AtomicFiles.check(file);
    }
    return path;
  }

  /**
   * A path that may be written.
   *
   * @throws BackcastException if it is outside, be it by a symbolic link
   */
  Path writable(String name) throws BackcastException {
    Path path = inside(name);
    // the nearest part of it that is there must not lead out
    Path there = path;
    while (!there.equals(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = Objects.requireNonNull(there.getParent());
    }
    requireInside(name, real(name, there));
    return path;
  }

  /**
   * The folder of a model: one in this folder, or one that comes along, by its name.
   *
   * @throws BackcastException if there is none
   */
  Path model(String name) throws BackcastException {
    Path here = inside(name);
    if (Files.exists(here.resolve(ModelFolder.CARD))) {
      Path folder = existing(name);
      requireInside(name, real(name, folder.resolve(ModelFolder.CARD)));
      return folder;
    }
    Path shipped = ShippedModels.find(name);
    if (name.matches("\\w[\\w-]*")
        && shipped != null
        && Files.exists(shipped.resolve(ModelFolder.CARD))) {
      return shipped;
    }
    throw new BackcastException(
        ErrorCode.MISSING_FILE,
        "There is no model %s. list_models names those that there are.".formatted(name));
  }

  /** Folders of models in this folder, by name. */
  List<Path> models() throws BackcastException {
    try (Stream<Path> files = Files.walk(root, DEPTH)) {
      return files
          .filter(f -> f.endsWith(ModelFolder.CARD) && Files.isRegularFile(f))
          .map(f -> Objects.requireNonNull(f.getParent()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
  }

  private BackcastException unreadable(IOException e) {
    return new BackcastException(
        ErrorCode.MISSING_FILE,
        "The folder of this server cannot be read: %s. Look at its permissions."
            .formatted(IoErrors.reason(e)),
        e);
  }

  private Path inside(String name) throws BackcastException {
    try {
      Path given = Path.of(name);
      if (name.isBlank() || given.isAbsolute() || given.getRoot() != null || name.startsWith("~")) {
        throw outside(name);
      }
      return requireInside(name, root.resolve(given).normalize());
    } catch (InvalidPathException e) {
      throw new BackcastException(ErrorCode.USAGE, "“%s” is no name of a file.".formatted(name), e);
    }
  }

  private static Path real(String name, Path path) throws BackcastException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw outside(name);
    }
  }

  private Path requireInside(String name, Path path) throws BackcastException {
    if (!path.startsWith(root)) {
      throw outside(name);
    }
    return path;
  }

  private static BackcastException outside(String name) {
    return new BackcastException(
        ErrorCode.USAGE,
        "“%s” is not inside the folder of this server. Name files relative to it.".formatted(name));
  }
}
