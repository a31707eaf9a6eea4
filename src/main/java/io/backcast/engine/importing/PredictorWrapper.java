package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxNodes;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a bare network that predicts the input and output that a model folder asks for. Networks
 * with one input {@code [n, dx]} and those with one input {@code [n, 1]} for each variable, as
 * pipelines of tables have them, are both known; the output may be {@code [n]}, {@code [n, dy]} or,
 * of an ensemble, {@code [m, n, dy]}.
 */
final class PredictorWrapper {
  private final ModelProto model;
  private final GraphSummary summary;
  private final String file;

  /**
   * Takes a network.
   *
   * @param file for messages
   */
  PredictorWrapper(ModelProto model, String file) {
    this.model = model;
    this.summary = GraphSummary.of(model);
    this.file = file;
  }

  /** Number of properties; −1 where the network leaves it open. */
  int dy() throws BackcastException {
    Edge out = prediction();
    int last = out.shape().size() - 1;
    return last < 1 ? 1 : out.length(last);
  }

  /** Number of variables; −1 where the network leaves it open. */
  int dx() {
    return summary.inputs().size() == 1
        ? summary.inputs().getFirst().length(1)
        : summary.inputs().size();
  }

  /** Whether the network is an ensemble in itself, {@code [m, n, dy]}. */
  boolean isEnsemble() throws BackcastException {
    return prediction().shape().size() == 3;
  }

  /**
   * The network {@code x → y}, in physical units.
   *
   * @param members whether the output is {@code [m, n, dy]} or {@code [n, dy]}
   */
  PlanNetwork wrap(
      boolean members, @Nullable DesignSpace space, int dy, double[][] design, double[][] property)
      throws BackcastException {
    requireWidths(design[0].length, dy);
    GraphWrapper wrapper = new GraphWrapper(model);
    String x = wrapper.input("x", design);
    connect(wrapper, x, space, design[0].length);
    String y = prediction().name();
    boolean ensemble = isEnsemble();
    if (ensemble && !members) {
      throw refused(Sentence.of("import.predictor-axes"));
    }
    if (!ensemble) {
      long[] shape = members ? new long[] {1, -1, dy} : new long[] {-1, dy};
      y = wrapper.after("Reshape", List.of(y, wrapper.longs(shape)));
    }
    y = wrapper.scaled(y, property);
    if (members) {
      wrapper.plainOutput("y", y, ensemble ? "m" : "1", "n", Integer.toString(dy));
    } else {
      wrapper.plainOutput("y", y, "n", Integer.toString(dy));
    }
    return new PlanNetwork(wrapper, model, file);
  }

  private void requireWidths(int variables, int properties) throws BackcastException {
    Edge in = summary.inputs().getFirst();
    if (summary.inputs().size() == 1 && in.length(1) > 0 && in.length(1) != variables) {
      throw refused(
          Sentence.of("import.predictor-takes", in.length(1), GraphSummary.line(in), variables));
    }
    Edge out = prediction();
    if (out.shape().size() > 1 && dy() > 0 && dy() != properties) {
      throw refused(
          Sentence.of("import.predictor-gives", dy(), GraphSummary.line(out), properties));
    }
  }

  private void connect(GraphWrapper wrapper, String x, @Nullable DesignSpace space, int dx)
      throws BackcastException {
    List<Edge> inputs = summary.inputs();
    if (inputs.size() == 1) {
      wrapper.connect(inputs.getFirst().name(), x);
      return;
    }
    boolean single = inputs.size() == dx && inputs.stream().allMatch(e -> e.length(1) == 1);
    if (!single) {
      throw refused(Sentence.of("import.predictor-inputs", inputs.size(), dx));
    }
    boolean named =
        space != null && inputs.stream().allMatch(e -> space.variableIndex(e.name()) >= 0);
    for (int j = 0; j < dx; j++) {
      String name = inputs.get(j).name();
      long column = named && space != null ? space.variableIndex(name) : j;
      wrapper.connect(
          name,
          wrapper.before(
              "Gather", List.of(x, wrapper.longs(column)), OnnxNodes.attribute("axis", 1)));
    }
  }

  private Edge prediction() throws BackcastException {
    if (summary.outputs().size() != 1) {
      throw refused(Sentence.of("import.predictor-outputs", summary.outputs().size()));
    }
    Edge out = summary.outputs().getFirst();
    if (!out.type().equals("FLOAT") && !out.type().equals("DOUBLE")) {
      throw refused(Sentence.of("import.predictor-type", GraphSummary.line(out)));
    }
    return out;
  }

  private BackcastException refused(Sentence why) {
    return new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("import.predictor", file, why));
  }
}
