package io.backcast.ui.app;

import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the program can open, told by what a path leads to. */
public enum FileKind {
  /** A folder with a card and its networks. */
  MODEL,
  /** A session that was saved, {@code .json}; usually {@value SessionFile#SUFFIX}. */
  SESSION,
  /** A {@code .csv} of designs, or of data to learn from. */
  TABLE,
  /** An {@code .onnx} file. */
  NETWORK;

  /**
   * Decides by the path alone; the file is not read.
   *
   * @throws BackcastException if there is nothing at the path, or nothing that can be opened
   */
  public static FileKind of(Path path) throws BackcastException {
    if (Files.isDirectory(path)) {
      return MODEL;
    }
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (!Files.exists(path)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, path + " does not exist. Check the path.");
    }
    if (name.endsWith(".csv")) {
      return TABLE;
    }
    if (name.endsWith(".onnx")) {
      return NETWORK;
    }
    if (name.endsWith(".json")) {
      return SESSION;
    }
    throw new BackcastException(
        ErrorCode.USAGE,
        path
            + " is neither a model folder, a session (.json), a table (.csv) nor a network"
            + " (.onnx).");
  }
}
