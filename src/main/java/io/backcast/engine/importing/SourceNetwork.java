package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;

/**
 * A network of a user, read once.
 *
 * @param file as the user names it
 * @param model with all weights
 * @param summary of it
 */
record SourceNetwork(Path file, ModelProto model, GraphSummary summary) {
  /** More columns than any table of designs has. */
  private static final int MAX_COLUMNS = 20_000;

  /**
   * Reads a network.
   *
   * @throws BackcastException if it is none, or too large to be run
   */
  static SourceNetwork read(Path file) throws BackcastException {
    ModelProto model = OnnxFile.readWhole(file);
    SourceNetwork network = new SourceNetwork(file, model, GraphSummary.of(model));
    for (Edge edge : network.summary.inputs()) {
      network.requireFewColumns("input", edge);
    }
    for (Edge edge : network.summary.outputs()) {
      network.requireFewColumns("output", edge);
    }
    return network;
  }

  private void requireFewColumns(String side, Edge edge) throws BackcastException {
    for (int axis = 1; axis < edge.shape().size(); axis++) {
      if (edge.length(axis) > MAX_COLUMNS) {
        throw refused(
            "its %s %s is too wide to be run; this program takes up to %s columns. Export the network"
                    .formatted(side, GraphSummary.line(edge), MAX_COLUMNS)
                + " for tables [n, columns] of designs, latent points and properties");
      }
    }
  }

  /** Checks that every input is a table with a known number of columns. */
  void requireTables() throws BackcastException {
    for (Edge edge : summary.inputs()) {
      requireTable("input", edge);
      if (edge.shape().size() == 2 && edge.length(1) < 1) {
        throw openWidth(edge);
      }
      if (edge.shape().isEmpty()) {
        throw refused(
            "its input “%s” has no shape. Export it with shapes: %s"
                .formatted(edge.name(), ExportAdvice.BACKWARD));
      }
    }
  }

  /** An input whose number of columns the network leaves open. */
  BackcastException openWidth(Edge edge) {
    return refused(
        ("its input %s leaves the number of columns open. Only the first axis, the designs, may be"
                + " open: %s")
            .formatted(GraphSummary.line(edge), ExportAdvice.BACKWARD));
  }

  /**
   * Checks that an input or output is a table of numbers, {@code [n, d]}.
   *
   * @param side input or output
   */
  void requireTable(String side, Edge edge) throws BackcastException {
    int rank = edge.shape().size();
    if (rank != 2 && rank != 0) {
      throw refused(
          "its %s %s has rank %s, and Backcast gives and takes tables of rank 2, [n, columns]. Export it"
                  .formatted(side, GraphSummary.line(edge), rank)
              + (rank == 3
                  ? " with that axis taken out (x.squeeze(1), or flatten(1))"
                  : " with one row a design (unsqueeze(1))"));
    }
  }

  BackcastException refused(String what) {
    return new BackcastException(ErrorCode.BAD_MODEL, "%s: %s.".formatted(file, what));
  }
}
