package io.backcast;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.nio.file.Path;

/** The shipped models, for tests. */
public final class Models {
  public static final Path MOS2 = Path.of("models", "mos2-strain");

  private Models() {}

  public static InverseModel mos2() throws BackcastException {
    return new ModelFolder(new Json()).open(MOS2);
  }
}
