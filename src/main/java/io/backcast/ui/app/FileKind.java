package io.backcast.ui.app;

import io.backcast.io.SessionFile;
import io.backcast.io.TableFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of files and folders that the program can open. */
public enum FileKind {
  /** A folder with a model card and its networks. */
  MODEL,
  /** A saved session, {@code .json}; usually {@value SessionFile#SUFFIX}. */
  SESSION,
  /** A table of designs or of training data, {@code .csv} for example. */
  TABLE,
  /** An {@code .onnx} file. */
  NETWORK;

  /**
   * Decides by the path; the file is not read.
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
    if (TableFiles.isTable(name)) {
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
            + " is neither a model folder, a session (.json), a table (.csv, .xlsx, .parquet …) nor a network"
            + " (.onnx).");
  }
}
