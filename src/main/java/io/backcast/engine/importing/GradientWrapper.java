package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.List;

/** Gives a bare network that predicts with its slopes the ports that a model folder asks for. */
final class GradientWrapper {
  private GradientWrapper() {}

  /**
   * The network {@code x → y [n, dy], dy_dx [n, dy, dx]}, in physical units.
   *
   * @param file for messages
   * @throws BackcastException if its outputs are not a prediction and its slopes
   */
  static GraphWrapper of(ModelProto model, String file, double[][] design, double[][] property)
      throws BackcastException {
    GraphSummary summary = GraphSummary.of(model);
    int dx = design[0].length;
    int dy = property[0].length;
    Edge slopes = null;
    Edge value = null;
    for (Edge edge : summary.outputs()) {
      boolean three = edge.shape().size() == 3;
      boolean row = edge.shape().size() == 2 && dy == 1 && dx > 1 && edge.length(1) == dx;
      if (three || row) {
        slopes = edge;
      } else {
        value = edge;
      }
    }
    if (summary.inputs().size() != 1
        || summary.outputs().size() != 2
        || slopes == null
        || value == null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("import.gradient", file, dy, dx));
    }
    GraphWrapper wrapper = new GraphWrapper(model);
    wrapper.connect(summary.inputs().getFirst().name(), wrapper.input("x", design));
    String y = wrapper.after("Reshape", List.of(value.name(), wrapper.longs(-1, dy)));
    wrapper.output("y", y, property);
    double[] factor = new double[dy * dx];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = property[1][i / dx] / design[1][i % dx];
    }
    String shaped = wrapper.after("Reshape", List.of(slopes.name(), wrapper.longs(-1, dy, dx)));
    String physical = wrapper.after("Mul", List.of(shaped, wrapper.floats(factor, 1, dy, dx)));
    wrapper.plainOutput("dy_dx", physical, "n", Integer.toString(dy), Integer.toString(dx));
    return wrapper;
  }
}
