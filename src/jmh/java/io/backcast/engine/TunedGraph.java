package io.backcast.engine;

import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;
import java.nio.file.Path;
import java.util.List;

/** A network of no model folder, run as one of a folder is: tuned to the machine. */
public final class TunedGraph implements AutoCloseable {
  private static final long NANOS = 600_000_000;

  private final OnnxGraph graph;

  private TunedGraph(OnnxGraph graph) {
    this.graph = graph;
  }

  public static TunedGraph open(Path file) throws Exception {
    OnnxGraph graph = OnnxGraph.open(file);
    new NetworkTuner(System::nanoTime)
        .tune(graph, System.nanoTime() + NANOS)
        .ifPresent(graph::tune);
    return new TunedGraph(graph);
  }

  /** How it is run. */
  public String tuning() {
    RunTuning how = graph.tuning();
    return "%d rows a call, %d at a time".formatted(how.chunk(), how.workersHere());
  }

  public float[] run(int n, float[]... inputs) throws Exception {
    return graph.run(n, List.of(inputs)).getFirst();
  }

  /** As the program does it: rows are made where the network reads them. */
  public float[] run(int n, RowSource z, RowSource y, RowCheck check) throws Exception {
    return graph.run(n, List.of(z, y), check).getFirst();
  }

  @Override
  public void close() {
    graph.close();
  }
}
