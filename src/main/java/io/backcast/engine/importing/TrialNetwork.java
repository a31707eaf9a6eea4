package io.backcast.engine.importing;

import io.backcast.engine.GraphRunner;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wrapped network in a temporary file, to be run in a trial before anything is written. */
final class TrialNetwork implements AutoCloseable {
  private final Path file;
  private final GraphRunner graph;

  private TrialNetwork(Path file, GraphRunner graph) {
    this.file = file;
    this.graph = graph;
  }

  /** Opens the file of a network. */
  private interface Opener {
    GraphRunner open(Path file) throws BackcastException;
  }

  /**
   * Opens a network.
   *
   * @throws BackcastException if it cannot be opened, or the temporary folder cannot be written
   */
  static TrialNetwork open(NetworkTrial trial, GraphWrapper network, BehaviourTest test)
      throws BackcastException {
    return open(network, file -> test.begin(trial, file));
  }

  /**
   * Opens a network and tests how it behaves.
   *
   * @param inputs of it, in order
   * @throws BackcastException with what is wrong
   */
  static TrialNetwork tested(
      NetworkTrial trial, GraphWrapper network, BehaviourTest test, List<TrialInput> inputs)
      throws BackcastException {
    return open(network, file -> test.open(trial, file, inputs, 0));
  }

  private static TrialNetwork open(GraphWrapper network, Opener opener) throws BackcastException {
    Path file = null;
    try {
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, network.build(Map.of()).toByteArray());
      return new TrialNetwork(file, opener.open(file));
    } catch (IOException e) {
      delete(file);
      throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("import.temporary"), e);
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
