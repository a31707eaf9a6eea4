package io.backcast.engine.importing;

import io.backcast.engine.OnnxGraph;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wrapped network in a temporary file, to be run before anything is written. */
final class TrialNetwork implements AutoCloseable {
  private final Path file;
  private final OnnxGraph graph;

  private TrialNetwork(Path file, OnnxGraph graph) {
    this.file = file;
    this.graph = graph;
  }

  /**
   * Opens a network.
   *
   * @throws BackcastException if it cannot be opened, or the temporary folder cannot be written
   */
  static TrialNetwork open(GraphWrapper network) throws BackcastException {
    Path file = null;
    try {
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, network.build(Map.of()).toByteArray());
      return new TrialNetwork(file, OnnxGraph.open(file));
    } catch (IOException e) {
      delete(file);
      throw new BackcastException(
          ErrorCode.UNWRITABLE, "The temporary folder cannot be written; free some space.", e);
    } catch (BackcastException e) {
      delete(file);
      throw e;
    }
  }

  private static void delete(@Nullable Path file) {
    if (file != null) {
      AtomicFiles.deleteTree(file);
    }
  }

  /** The first output of {@code n} rows. */
  float[] run(int n, List<float[]> inputs) throws BackcastException {
    return graph.run(n, inputs).getFirst();
  }

  @Override
  public void close() {
    graph.close();
    delete(file);
  }
}
