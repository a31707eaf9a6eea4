package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  private static final Sentence INPUT = Sentence.of("import.input");
  private static final Sentence OUTPUT = Sentence.of("import.output");

  /**
   * Reads a network.
   *
   * @throws BackcastException if it is none, or too large to be run
   */
  static SourceNetwork read(Path file) throws BackcastException {
    ModelProto model = OnnxFile.readWhole(file);
    SourceNetwork network = new SourceNetwork(file, model, GraphSummary.of(model));
    for (Edge edge : network.summary.inputs()) {
      network.requireFewColumns(INPUT, edge);
    }
    for (Edge edge : network.summary.outputs()) {
      network.requireFewColumns(OUTPUT, edge);
    }
    return network;
  }

  private void requireFewColumns(Sentence side, Edge edge) throws BackcastException {
    for (int axis = 1; axis < edge.shape().size(); axis++) {
      if (edge.length(axis) > MAX_COLUMNS) {
        throw refused(Sentence.of("import.too-wide", side, GraphSummary.line(edge), MAX_COLUMNS));
      }
    }
  }

  /** A test of how one of its outputs behaves. */
  BehaviourTest test(String output) {
    return new BehaviourTest(model, output, file.toString());
  }

  /**
   * Refuses a network that is recognised as something else, unless its roles are told.
   *
   * @param told what is known of its inputs and outputs; null for nothing
   * @param widths of the tables, as far as they are known
   */
  void requireBackward(@Nullable Ports told, Widths widths) throws BackcastException {
    Map<String, double[]> fixed = told == null || told.fixed() == null ? Map.of() : told.fixed();
    boolean known =
        told != null
            && (told.latent() != null
                || told.condition() != null
                || told.design() != null
                || told.layout() != null);
    if (!known && !fits(widths)) {
      NetworkKind.requireBackward(model, summary, fixed.keySet(), file.toString());
    }
    requireWholePrecision(summary.inputs());
    requireWholePrecision(summary.outputs());
    for (Edge edge : summary.inputs()) {
      if (!fixed.containsKey(edge.name()) && (told == null || !told.isLaidOut(edge.name()))) {
        requireTable(INPUT, edge, 1);
        requireShape(edge);
      }
    }
    if (summary.outputs().size() == 1) {
      requireTable(OUTPUT, summary.outputs().getFirst(), 2);
    }
  }

  /** Whether one input and one output have the widths of a backward network. */
  private boolean fits(Widths widths) {
    return summary.inputs().size() == 1
        && summary.outputs().size() == 1
        && widths.fit(
            summary.inputs().getFirst().length(1), summary.outputs().getFirst().length(1));
  }

  private void requireWholePrecision(List<Edge> edges) throws BackcastException {
    for (Edge edge : edges) {
      if (edge.type().equals("FLOAT16") || edge.type().equals("BFLOAT16")) {
        throw refused(Sentence.of("import.half-precision", GraphSummary.line(edge)));
      }
    }
  }

  /** An input without a shape is told apart from one number for all designs. */
  private void requireShape(Edge edge) throws BackcastException {
    boolean shapeless =
        model.getGraph().getInputList().stream()
            .filter(i -> i.getName().equals(edge.name()))
            .anyMatch(i -> !i.getType().getTensorType().hasShape());
    if (shapeless) {
      throw refused(Sentence.of("import.no-shape", edge.name(), ExportAdvice.BACKWARD));
    }
  }

  /**
   * Checks that an input or output is a table of numbers, {@code [n, d]}.
   *
   * @param side input or output
   * @param least axes that it has at least, if it has any
   */
  private void requireTable(Sentence side, Edge edge, int least) throws BackcastException {
    int rank = edge.shape().size();
    if (rank != 0 && (rank < least || rank > 2)) {
      throw refused(
          Sentence.of(
              "import.rank",
              side,
              GraphSummary.line(edge),
              rank,
              rank > 2 ? flattening(edge) : Sentence.of("import.rank-unsqueeze")));
    }
  }

  /** How to take the axes out of a table that has too many. */
  private static Sentence flattening(Edge edge) {
    for (int axis = edge.shape().size() - 1; axis > 0; axis--) {
      if (edge.shape().size() == 3 && edge.length(axis) == 1) {
        return Sentence.of("import.rank-squeeze", axis);
      }
    }
    return Sentence.of("import.rank-flatten");
  }

  BackcastException refused(Sentence what) {
    return new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("import.refused", file, what));
  }
}
