package io.backcast;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.performance.EngineFigures;
import io.backcast.performance.Records;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Backward sampling through the whole engine beside ONNX Runtime called as well as it can be,
 * beside PyTorch, and beside the machine's matrix products; the shipped network and the published
 * one.
 */
public final class EngineMeasure {
  private static final Path MODEL = Path.of("models", "mos2-strain");

  private EngineMeasure() {}

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    try (InverseModel model = new ModelFolder(new Json()).open(MODEL)) {
      new EngineFigures(records, "the shipped network", MODEL.resolve("backward.onnx"), false)
          .measure(model.card().space());
    }
    Path published = Files.createTempFile("published", ".onnx");
    try {
      EngineFigures.writePublished(published);
      new EngineFigures(records, "the published network", published, true).measure(null);
    } finally {
      Files.delete(published);
    }
  }
}
