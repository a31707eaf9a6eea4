package io.backcast.engine;

import io.backcast.io.AtomicFiles;
import io.backcast.io.FileClaim;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A hidden folder beside the target, {@code .NAME.partial}, in which a model folder is built; the
 * next run with the same target continues there. The model is checked there and moved into place as
 * a whole; until then an existing model stays unchanged.
 */
public final class ModelWorkspace implements AutoCloseable {
  /** Bytes that a model of the usual size takes with its checkpoints. */
  private static final long LEAST_SPACE = 32L << 20;

  private static final String LOCK = "lock";
  private static final String MODEL = "model";
  private static final String CHECKPOINTS = "checkpoint";
  private static final String BACKUP = "replaced";
  private static final String REPORT = "report";

  /** What a training on new answers writes beside card and networks. */
  private static final Set<String> EXTENSION_FILES = Set.of("answers.csv", "extension.json");

  /** Checkpoints that older versions kept in the target. */
  private static final Set<String> LEGACY_FILES = Set.of(".checkpoint");

  private final Json json;
  private final Path target;
  private final Path hidden;
  private final FileClaim claim;
  private final FolderSwap swap;

  /** What to do if the target already holds a model. */
  public enum IfExists {
    /** Throw an exception. */
    REFUSE,
    /** Replace it once the new model is complete. */
    REPLACE
  }

  private ModelWorkspace(Json json, Path target, Path hidden, FileClaim claim) {
    this.json = json;
    this.target = target;
    this.hidden = hidden;
    this.claim = claim;
    this.swap = new FolderSwap(target, hidden.resolve(BACKUP), this::ownFiles, Files::move);
  }

  /**
   * Starts or continues the work on a model folder.
   *
   * @param target the model folder to create
   * @throws BackcastException if the target holds a model and must not be replaced, or holds other
   *     files, if another process works on it, or if its parent cannot be written
   */
  public static ModelWorkspace open(Path target, IfExists ifExists, Json json)
      throws BackcastException {
    Path real = real(target);
    Path name = real.getFileName();
    if (name == null) {
      throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("model.cannot-be", target));
    }
    Path hidden = real.resolveSibling("." + name + ".partial");
    try {
      checkSpace(target, real);
      Files.createDirectories(hidden);
      FileClaim claim = FileClaim.take(hidden.resolve(LOCK));
      if (claim == null) {
        throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("model.in-use", target));
      }
      ModelWorkspace workspace = new ModelWorkspace(json, real, hidden, claim);
      try {
        workspace.prepare(ifExists);
        return workspace;
      } catch (BackcastException | IOException | RuntimeException e) {
        try {
          workspace.close();
        } catch (BackcastException unclosed) {
          e.addSuppressed(unclosed);
        }
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Whether a folder holds a model, valid or not. */
  public static boolean holdsModel(Path folder) {
    return Files.exists(folder.resolve(ModelFolder.CARD));
  }

  /** The folder for card and networks, empty at first. */
  public Path folder() {
    return hidden.resolve(MODEL);
  }

  /** The folder for checkpoints; it may hold those of a stopped training. */
  public Path checkpoints() {
    return hidden.resolve(CHECKPOINTS);
  }

  /**
   * Checks the new model and moves it to its target. Files that the user has put into an old
   * model's folder are kept.
   *
   * @throws BackcastException if the new model is not valid or cannot be moved; the old one is then
   *     back in its place
   */
  public void publish() throws BackcastException {
    new ModelFolder(json).open(folder()).close();
    publishTested();
  }

  /** As {@link #publish}, for a model that has been opened and found valid. */
  public void publishTested() throws BackcastException {
    try {
      swap.putInPlace(folder());
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Deletes the checkpoints. */
  public void deleteCheckpoints() {
    delete(checkpoints());
  }

  /** Ends the work; checkpoints are kept for the next run. */
  @Override
  public void close() throws BackcastException {
    delete(folder());
    try {
      claim.close();
      boolean empty;
      try (Stream<Path> files = Files.list(hidden)) {
        empty = files.allMatch(f -> f.endsWith(LOCK));
      }
      if (empty) {
        delete(hidden);
      }
    } catch (IOException e) {
      throw unwritable(hidden, e);
    }
  }

  private void prepare(IfExists ifExists) throws BackcastException, IOException {
    swap.recover();
    if (holdsModel(target)) {
      if (ifExists == IfExists.REFUSE) {
        throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("model.already", target));
      }
    } else if (Files.exists(target) && !LEGACY_FILES.containsAll(FolderSwap.fileNames(target))) {
      throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("model.other-files", target));
    }
    delete(folder());
    Files.createDirectories(folder());
  }

  /** Names of the files that training or import wrote into a model folder. */
  private Set<String> ownFiles(Path folder) {
    Set<String> own = new HashSet<>(Set.of(ModelFolder.CARD, REPORT));
    own.addAll(LEGACY_FILES);
    own.addAll(EXTENSION_FILES);
    try {
      new ModelFolder(json)
          .card(folder).graphs().values().stream()
              .flatMap(graph -> graph.all().stream())
              .map(GraphFile::file)
              .forEach(own::add);
    } catch (BackcastException e) {
      // the networks of a broken card are unknown and kept as files of the user
    }
    return own;
  }

  private static void delete(Path tree) {
    if (Files.exists(tree)) {
      AtomicFiles.deleteTree(tree);
    }
  }

  /** Refuses a disk that is as good as full before the hours of work that would end there. */
  private static void checkSpace(Path target, Path real) throws IOException, BackcastException {
    Path existing = real;
    while (!Files.exists(existing)) {
      existing = Objects.requireNonNull(existing.getParent());
    }
    FileStore disk = Files.getFileStore(existing);
    long free = disk.getUsableSpace();
    // a system that does not know its disk says 0 of 0
    if (disk.getTotalSpace() > 0 && free < LEAST_SPACE) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          Sentence.of("model.no-space", target, free >> 20, LEAST_SPACE >> 20));
    }
  }

  private static Path real(Path target) throws BackcastException {
    Path absolute = target.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute) ? absolute.toRealPath() : absolute;
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static BackcastException unwritable(Path target, IOException e) {
    return new BackcastException(
        ErrorCode.UNWRITABLE, Sentence.of("file.unwritable", target, IoErrors.reason(e)), e);
  }
}
