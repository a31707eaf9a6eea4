package io.backcast.ui.app;

import io.backcast.engine.ModelFolder;
import io.backcast.io.TableFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
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
    String advice =
        !models.isEmpty()
            ? "It holds models: open one of " + models + "."
            : !networks.isEmpty()
                ? "It holds networks: open %s to make a model of it.".formatted(networks)
                : !tables.isEmpty()
                    ? "It holds tables: open %s to learn a model from it.".formatted(tables)
                    : "Open a folder that has a %s in it.".formatted(ModelFolder.CARD);
    return new BackcastException(
        ErrorCode.MISSING_FILE,
        "%s has no %s, so it is no model. %s".formatted(folder, ModelFolder.CARD, advice));
  }

  /**
   * Of a file.
   *
   * @param name its name in lower case
   */
  static BackcastException file(Path file, String name) {
    if (ARCHIVES.stream().anyMatch(name::endsWith)) {
      return refused(
          file, "is an archive. Unpack it, and open the model folder, session or table in it.");
    }
    if (OTHER_NETWORKS.stream().anyMatch(name::endsWith)) {
      return refused(
          file,
          "is in the format of another program. Export the network as ONNX there (torch.onnx.export, tf2onnx or skl2onnx), and open the .onnx file.");
    }
    return refused(
        file,
        "is neither a model folder, a session (.json), a report (.html, .pdf), a table (.csv, .xlsx, .parquet …), a network (.onnx), an output of a calculation (vasprun.xml, OUTCAR, …) nor the folder of a campaign.");
  }

  /**
   * Refuses JSON that this program writes and that is no session.
   *
   * @param name its name in lower case
   */
  static void refuseOtherJson(Path file, String name) throws BackcastException {
    if (name.endsWith(".provenance.json")) {
      throw refused(file, "says how another file was made. Open the file beside it.");
    }
    if (name.endsWith("recipe.json")) {
      throw refused(
          file, "is a recipe for training. Open the table that it is for, and train there.");
    }
    if (name.equals(ModelFolder.CARD)) {
      throw refused(file, "is the card of a model. Open the folder that it is in.");
    }
  }

  private static BackcastException refused(Path file, String why) {
    return new BackcastException(ErrorCode.USAGE, file + " " + why);
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
