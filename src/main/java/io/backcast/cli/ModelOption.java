package io.backcast.cli;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a command's model. */
final class ModelOption {
  @Option(names = "--model", required = true, paramLabel = "DIR", description = "Model folder.")
  private Path folder;

  Path folder() {
    return folder;
  }

  InverseModel open(ModelFolder folders) throws BackcastException {
    return folders.open(folder);
  }

  /**
   * Opens a model that predicts.
   *
   * @throws BackcastException if the model cannot be opened, or nothing in it predicts
   */
  InverseModel openPredicting(ModelFolder folders) throws BackcastException {
    return folders.openPredicting(folder);
  }
}
