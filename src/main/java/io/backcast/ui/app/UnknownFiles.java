package io.backcast.ui.app;

import io.backcast.engine.ModelFolder;
import io.backcast.io.TableFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of files and folders that cannot be opened what to open instead. */
final class UnknownFiles {
  private static final int NAMED = 4;

  private static final List<String> ARCHIVES =
      List.of(".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".7z", ".rar");

  private static final List<String> OTHER_NETWORKS =
      List.of(
          ".pt",
          ".pth",
          ".ckpt",
          ".safetensors",
          ".h5",
          ".keras",
          ".pb",
          ".tflite",
          ".pkl",
          ".pickle",
          ".joblib",
          ".mat");

  private UnknownFiles() {}

  /** Of a folder that is neither a model nor a campaign. */
  static BackcastException folder(Path folder) {
    String models = names(folder, f -> Files.exists(f.resolve(ModelFolder.CARD)));
    String networks = names(folder, f -> lower(f).endsWith(".onnx"));
    String tables = names(folder, f -> Files.isRegularFile(f) && TableFiles.isTable(lower(f)));
    Sentence advice =
        !models.isEmpty()
            ? Sentence.of("open.models", models)
            : !networks.isEmpty()
                ? Sentence.of("open.networks", networks)
                : !tables.isEmpty()
                    ? Sentence.of("open.tables", tables)
                    : Sentence.of("open.folder", ModelFolder.CARD);
    return new BackcastException(
        ErrorCode.MISSING_FILE, Sentence.of("open.no-model", folder, ModelFolder.CARD, advice));
  }

  /**
   * Of a file.
   *
   * @param name its name in lower case
   */
  static BackcastException file(Path file, String name) {
    if (ARCHIVES.stream().anyMatch(name::endsWith)) {
      return refused(Sentence.of("open.archive", file));
    }
    if (OTHER_NETWORKS.stream().anyMatch(name::endsWith)) {
      return refused(Sentence.of("open.other-network", file));
    }
    return refused(Sentence.of("open.unknown", file));
  }

  /**
   * Refuses JSON that this program writes and that is no session.
   *
   * @param name its name in lower case
   */
  static void refuseOtherJson(Path file, String name) throws BackcastException {
    if (name.endsWith(".provenance.json")) {
      throw refused(Sentence.of("open.provenance", file));
    }
    if (name.endsWith("recipe.json")) {
      throw refused(Sentence.of("open.recipe", file));
    }
    if (name.equals(ModelFolder.CARD)) {
      throw refused(Sentence.of("open.card", file));
    }
  }

  private static BackcastException refused(Sentence why) {
    return new BackcastException(ErrorCode.USAGE, why);
  }

  private static String lower(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** A few of the names of what is in a folder; empty for none. */
  private static String names(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(wanted)
          .map(f -> String.valueOf(f.getFileName()))
          .sorted()
          .limit(NAMED)
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "";
    }
  }
}
