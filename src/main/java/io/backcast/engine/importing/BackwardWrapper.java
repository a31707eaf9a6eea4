package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.backcast.engine.importing.ImportPlan.Role;
import io.backcast.engine.importing.InputLayout.Input;
import io.backcast.engine.importing.InputLayout.Segment;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxNodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives a bare backward network the inputs that a model folder asks for. */
final class BackwardWrapper {
  private final GraphWrapper wrapper;
  private final @Nullable String z;
  private final @Nullable String y;
  private final InputLayout layout;

  private BackwardWrapper(
      GraphWrapper wrapper, InputLayout layout, @Nullable String z, @Nullable String y) {
    this.wrapper = wrapper;
    this.layout = layout;
    this.z = z;
    this.y = y;
  }

  /**
   * A network with inputs {@code z [n, dz]}, if it has a latent at all, and {@code y [n, dy]}; its
   * outputs are still to be named.
   *
   * @param property offset and factor of each property, {@code [2][dy]}
   */
  static GraphWrapper of(ModelProto model, InputLayout layout, double[][] property) {
    GraphWrapper wrapper = new GraphWrapper(model);
    String z = layout.dz() == 0 ? null : wrapper.input("z", ColumnScaling.identity(layout.dz()));
    String y = layout.dy() == 0 ? null : wrapper.input("y", property);
    BackwardWrapper inputs = new BackwardWrapper(wrapper, layout, z, y);
    layout.inputs().forEach(inputs::connect);
    return wrapper;
  }

  /** The columns of an output that are wanted, counted from 1; the output itself for all. */
  static String columns(GraphWrapper wrapper, String output, @Nullable List<Integer> wanted) {
    if (wanted == null) {
      return output;
    }
    long[] indices = wanted.stream().mapToLong(c -> c - 1L).toArray();
    return wrapper.after(
        "Gather", List.of(output, wrapper.longs(indices)), OnnxNodes.attribute("axis", 1));
  }

  private void connect(Input input) {
    Edge edge = input.edge();
    boolean fixed = input.segments().stream().allMatch(s -> s.role() == Role.FIXED);
    String value;
    if (fixed && (edge.shape().isEmpty() || edge.shape().size() == 1 && edge.length(0) > 0)) {
      value = wrapper.floats(all(input.segments()), shape(edge));
    } else {
      List<String> parts = new ArrayList<>();
      for (Segment segment : merged(input.segments())) {
        parts.add(columns(segment));
      }
      value =
          parts.size() == 1
              ? parts.getFirst()
              : wrapper.before("Concat", parts, OnnxNodes.attribute("axis", 1));
      if (edge.shape().size() == 1) {
        value = wrapper.before("Reshape", List.of(value, wrapper.longs(-1)));
      }
    }
    if (!edge.type().equals("FLOAT") && !edge.type().equals("DOUBLE")) {
      long type = TensorProto.DataType.valueOf(edge.type()).getNumber();
      value = wrapper.before("Cast", List.of(value), OnnxNodes.attribute("to", type));
    }
    wrapper.connect(edge.name(), value);
  }

  private static long[] shape(Edge edge) {
    return edge.shape().isEmpty() ? new long[0] : new long[] {edge.length(0)};
  }

  private static double[] all(List<Segment> segments) {
    return segments.stream().flatMapToDouble(s -> Arrays.stream(s.values())).toArray();
  }

  /** Neighbouring fixed columns as one segment. */
  private static List<Segment> merged(List<Segment> segments) {
    List<Segment> out = new ArrayList<>();
    for (Segment segment : segments) {
      if (!out.isEmpty() && segment.role() == Role.FIXED && out.getLast().role() == Role.FIXED) {
        double[] both = all(List.of(out.removeLast(), segment));
        out.add(new Segment(Role.FIXED, 0, both.length, both));
      } else {
        out.add(segment);
      }
    }
    return out;
  }

  /** The edge of a segment, {@code [n, columns]}. */
  private String columns(Segment segment) {
    boolean latent = segment.role() == Role.LATENT;
    String source = latent ? z : y;
    if (segment.role() == Role.FIXED || source == null) {
      return repeated(segment.values());
    }
    if (segment.columns() == (latent ? layout.dz() : layout.dy())) {
      return source;
    }
    long[] indices =
        IntStream.range(segment.from(), segment.from() + segment.columns())
            .mapToLong(i -> i)
            .toArray();
    return wrapper.before(
        "Gather", List.of(source, wrapper.longs(indices)), OnnxNodes.attribute("axis", 1));
  }

  /** The same row for every design of a batch. */
  private String repeated(double[] row) {
    String batch = y == null ? z : y;
    String shape = wrapper.before("Shape", List.of(String.valueOf(batch)));
    String n =
        wrapper.before("Gather", List.of(shape, wrapper.longs(0)), OnnxNodes.attribute("axis", 0));
    String both =
        wrapper.before(
            "Concat", List.of(n, wrapper.longs(row.length)), OnnxNodes.attribute("axis", 0));
    return wrapper.before("Expand", List.of(wrapper.floats(row, 1, row.length), both));
  }
}
