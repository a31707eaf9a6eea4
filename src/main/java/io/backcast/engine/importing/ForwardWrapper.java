package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.importing.ImportPlan.Role;
import io.backcast.engine.importing.InputLayout.Input;
import io.backcast.engine.importing.InputLayout.Segment;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxNodes;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives the inverse of a bare backward network the ports that a model folder asks for: {@code x, y
 * → z, log_det} of a conditional one, {@code x → y, z} of a joint one, whose single output may hold
 * both in the order of the backward network's input.
 */
final class ForwardWrapper {
  private final GraphSummary summary;
  private final GraphWrapper wrapper;
  private final String file;
  private final InputLayout layout;
  private final DesignSpace space;

  private ForwardWrapper(ModelProto model, String file, InputLayout layout, DesignSpace space) {
    this.summary = GraphSummary.of(model);
    this.wrapper = new GraphWrapper(model);
    this.file = file;
    this.layout = layout;
    this.space = space;
  }

  /**
   * The wrapped network.
   *
   * @param layout of the backward network
   * @param design offset and factor of each variable, {@code [2][dx]}
   * @param property offset and factor of each property, {@code [2][dy]}
   * @throws BackcastException if its inputs or outputs cannot be told apart
   */
  static GraphWrapper of(
      ModelProto model,
      String file,
      InputLayout layout,
      DesignSpace space,
      double[][] design,
      double[][] property)
      throws BackcastException {
    ForwardWrapper forward = new ForwardWrapper(model, file, layout, space);
    switch (forward.summary.inputs().size()) {
      case 1 -> forward.joint(design, property);
      case 2 -> forward.conditional(design, property);
      default -> throw forward.refused(Sentence.of("import.forward-inputs"));
    }
    return forward.wrapper;
  }

  private void conditional(double[][] design, double[][] property) throws BackcastException {
    Edge first = summary.inputs().get(0);
    Edge second = summary.inputs().get(1);
    boolean straight = fits(first, space.dx()) && fits(second, space.dy());
    boolean turned = fits(second, space.dx()) && fits(first, space.dy());
    if (straight && turned) {
      straight = !isCondition(first) || isCondition(second);
      turned = !isCondition(second) || isCondition(first);
    }
    if (straight == turned) {
      throw refused(
          Sentence.of("import.forward-roles", GraphSummary.line(first), GraphSummary.line(second)));
    }
    wrapper.connect((straight ? first : second).name(), wrapper.input("x", design));
    wrapper.connect((straight ? second : first).name(), wrapper.input("y", property));
    Edge logDet = logDet();
    Edge z = latent(logDet);
    wrapper.output("z", z.name(), ColumnScaling.identity(layout.dz()));
    if (logDet != null) {
      String flat = wrapper.after("Reshape", List.of(logDet.name(), wrapper.longs(-1)));
      // from coordinates in which every range ends at −1 and 1 to the network's own
      double shift = 0;
      for (int j = 0; j < space.dx(); j++) {
        shift += Math.log(space.variables().get(j).halfRange() / Math.abs(design[1][j]));
      }
      wrapper.plainOutput(
          "log_det",
          wrapper.after("Add", List.of(flat, wrapper.floats(new double[] {shift}))),
          "n");
    }
  }

  /** The density of a joint network is left out: it would need that of the properties. */
  private void joint(double[][] design, double[][] property) throws BackcastException {
    wrapper.connect(summary.inputs().getFirst().name(), wrapper.input("x", design));
    int all =
        layout.inputs().stream()
            .flatMap(i -> i.segments().stream())
            .mapToInt(Segment::columns)
            .sum();
    List<Edge> whole = summary.outputs().stream().filter(e -> e.length(1) == all).toList();
    if (whole.size() == 1 && all != layout.dz()) {
      wrapper.output("y", columns(whole.getFirst(), Role.CONDITION), property);
      wrapper.output(
          "z", columns(whole.getFirst(), Role.LATENT), ColumnScaling.identity(layout.dz()));
      return;
    }
    Edge logDet = logDet();
    Edge z = latent(logDet);
    List<Edge> rest =
        summary.outputs().stream()
            .filter(e -> !e.equals(z) && !e.equals(logDet) && fits(e, layout.dy()))
            .toList();
    if (rest.size() != 1) {
      throw refused(Sentence.of("import.forward-property", layout.dy()));
    }
    wrapper.output("y", rest.getFirst().name(), property);
    wrapper.output("z", z.name(), ColumnScaling.identity(layout.dz()));
  }

  /** The columns of one role in an output that is laid out like the backward network's input. */
  private String columns(Edge output, Role role) {
    List<Long> indices = new ArrayList<>();
    long at = 0;
    for (Input input : layout.inputs()) {
      for (Segment segment : input.segments()) {
        for (int c = 0; c < segment.columns(); c++, at++) {
          if (segment.role() == role) {
            indices.add(at);
          }
        }
      }
    }
    return wrapper.after(
        "Gather",
        List.of(
            output.name(), wrapper.longs(indices.stream().mapToLong(Long::longValue).toArray())),
        OnnxNodes.attribute("axis", 1));
  }

  private @Nullable Edge logDet() {
    List<Edge> flat =
        summary.outputs().stream()
            .filter(e -> e.shape().size() == 1 || e.length(1) == 1)
            .filter(e -> isLogDet(e) || (e.shape().size() == 1 && !isProbability(e)))
            .toList();
    return flat.size() == 1 ? flat.getFirst() : null;
  }

  /** The one output for the latent coordinates. */
  private Edge latent(@Nullable Edge except) throws BackcastException {
    List<Edge> found =
        summary.outputs().stream().filter(e -> !e.equals(except) && fits(e, layout.dz())).toList();
    List<Edge> named =
        found.stream().filter(e -> RoleWords.of(e.name()) == RoleWords.Meaning.LATENT).toList();
    List<Edge> chosen = named.isEmpty() ? found : named;
    if (chosen.size() != 1) {
      throw refused(Sentence.of("import.forward-latent", chosen.size(), layout.dz()));
    }
    return chosen.getFirst();
  }

  private static boolean fits(Edge edge, int width) {
    return edge.shape().size() == 2 && (edge.length(1) < 0 || edge.length(1) == width);
  }

  private static boolean isCondition(Edge edge) {
    return RoleWords.of(edge.name()) == RoleWords.Meaning.CONDITION;
  }

  private static boolean isLogDet(Edge edge) {
    String name = edge.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return name.contains("det") || name.contains("jac") || name.contains("ldj");
  }

  private static boolean isProbability(Edge edge) {
    return edge.name().toLowerCase(Locale.ROOT).contains("prob");
  }

  private BackcastException refused(Sentence why) {
    return new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("import.forward", file, why));
  }
}
