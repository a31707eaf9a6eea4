package io.backcast.engine.trial;

import io.backcast.engine.GraphRunner;
import io.backcast.engine.OnnxGraph;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A place to open and run networks of which nothing is known yet. */
public interface NetworkTrial extends AutoCloseable {
  /**
   * Opens a network; closing the trial closes it too.
   *
   * @param name of the file in messages
   * @throws BackcastException if it is no network that this program can run, takes too long to open
   *     or too much memory
   */
  GraphRunner open(Path file, String name) throws BackcastException;

  @Override
  void close();

  /** Begins trials. */
  @FunctionalInterface
  interface Factory {
    /** A new trial that tells how far it is. */
    NetworkTrial begin(TrialProgress progress) throws BackcastException;
  }

  /** Trials in a process of their own, as the program runs them. */
  static Factory inProcessOfItsOwn() {
    return progress -> new ChildTrial(TrialLimits.USUAL, progress);
  }

  /** Trials in this process, without limits; for networks that are known. */
  static Factory here() {
    return progress ->
        new NetworkTrial() {
          private final List<OnnxGraph> graphs = new ArrayList<>();

          @Override
          public GraphRunner open(Path file, String name) throws BackcastException {
            OnnxGraph graph = OnnxGraph.open(file, name);
            graphs.add(graph);
            return graph;
          }

          @Override
          public void close() {
            graphs.forEach(OnnxGraph::close);
          }
        };
  }
}
