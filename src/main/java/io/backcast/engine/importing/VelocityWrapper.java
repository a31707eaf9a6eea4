package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.backcast.engine.importing.ImportPlan.Ports;
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
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives a bare velocity network the ports that a model folder asks for. Its state keeps the
 * network's own coordinates, in which it starts from standard normal numbers; only properties are
 * scaled.
 */
final class VelocityWrapper {
  private final SourceNetwork source;
  private final Ports told;
  private final DesignSpace space;

  private VelocityWrapper(SourceNetwork source, @Nullable Ports told, DesignSpace space) {
    this.source = source;
    this.told = told == null ? Ports.unknown() : told;
    this.space = space;
  }

  /**
   * The network {@code x_t [n, dx], t [n, 1], y [n, dy] → v [n, dx]}.
   *
   * @param told {@code latent} the state, {@code condition} the properties; the input that is
   *     neither is the time. Found by names and widths where it is null
   * @param property offset and factor of each property, {@code [2][dy]}
   * @throws BackcastException if there are other inputs, or it is open which is which
   */
  static PlanNetwork of(
      SourceNetwork source, @Nullable Ports told, DesignSpace space, double[][] property)
      throws BackcastException {
    return new VelocityWrapper(source, told, space).wrapped(property);
  }

  private PlanNetwork wrapped(double[][] property) throws BackcastException {
    List<Edge> inputs = source.summary().inputs();
    if (inputs.size() != 3) {
      throw refused(Sentence.of("import.velocity-inputs", inputs.size()));
    }
    Edge state = told(told.latent());
    Edge condition = told(told.condition());
    List<Edge> open = new ArrayList<>(inputs);
    open.remove(state);
    open.remove(condition);
    Edge time =
        open.size() == 1 ? open.getFirst() : only(open, time(open), Sentence.of("import.the-time"));
    open.remove(time);
    if (state == null) {
      state = stateOf(open, condition);
    }
    open.remove(state);
    Edge properties = condition == null ? open.getFirst() : condition;
    Edge velocity =
        told.design() == null
            ? only(
                source.summary().outputs(),
                e -> fits(e, space.dx()),
                Sentence.of("import.the-velocity"))
            : output(told.design());
    requireWidth(state, space.dx(), Sentence.of("import.per-variable"));
    requireWidth(properties, space.dy(), Sentence.of("import.per-property"));
    if (time.shape().size() == 2 && time.length(1) != 1) {
      throw refused(Sentence.of("import.velocity-time", time.name()));
    }
    GraphWrapper wrapper = new GraphWrapper(source.model());
    wrapper.connect(state.name(), wrapper.input("x_t", ColumnScaling.identity(space.dx())));
    wrapper.connect(time.name(), time(wrapper, time));
    wrapper.connect(properties.name(), wrapper.input("y", property));
    wrapper.output("v", velocity.name(), ColumnScaling.identity(space.dx()));
    return new PlanNetwork(wrapper, source.model(), source.file().toString(), velocity.name());
  }

  /** By the whole name if one input has it, as “x_t” is the state at a time; else by its words. */
  private static Predicate<Edge> time(List<Edge> open) {
    Predicate<Edge> whole = e -> PortWords.TIME.contains(e.name().toLowerCase(Locale.ROOT));
    return open.stream().anyMatch(whole)
        ? whole
        : e -> PortWords.matches(e.name(), PortWords.TIME) && e.length(1) <= 1;
  }

  private static String time(GraphWrapper wrapper, Edge time) throws BackcastException {
    String column = wrapper.input("t", ColumnScaling.identity(1));
    return switch (time.shape().size()) {
      case 2 -> column;
      case 1 -> wrapper.before("Reshape", List.of(column, wrapper.longs(-1)));
      // all rows are at the same time
      default -> wrapper.before("ReduceMax", List.of(column), zeroKeepDims());
    };
  }

  private static AttributeProto zeroKeepDims() {
    return OnnxNodes.attribute("keepdims", 0);
  }

  private Edge stateOf(List<Edge> open, @Nullable Edge condition) throws BackcastException {
    if (condition != null) {
      return open.getFirst();
    }
    List<Edge> wide = open.stream().filter(e -> fits(e, space.dx())).toList();
    if (wide.size() == 1) {
      return wide.getFirst();
    }
    return only(open, e -> !isCondition(e), Sentence.of("import.the-state"));
  }

  private static boolean isCondition(Edge edge) {
    return PortWords.matches(edge.name(), PortWords.PROPERTY)
        || RoleWords.of(edge.name()) == RoleWords.Meaning.CONDITION;
  }

  private @Nullable Edge told(@Nullable List<String> names) throws BackcastException {
    if (names == null) {
      return null;
    }
    if (names.size() != 1) {
      throw refused(Sentence.of("import.velocity-ports"));
    }
    for (Edge edge : source.summary().inputs()) {
      if (edge.name().equals(names.getFirst())) {
        return edge;
      }
    }
    throw refused(Sentence.of("import.velocity-no-input", names.getFirst()));
  }

  private Edge output(String name) throws BackcastException {
    for (Edge edge : source.summary().outputs()) {
      if (edge.name().equals(name)) {
        return edge;
      }
    }
    throw refused(Sentence.of("import.velocity-no-output", name));
  }

  private Edge only(List<Edge> edges, Predicate<Edge> test, Sentence what)
      throws BackcastException {
    List<Edge> found = edges.stream().filter(test).toList();
    if (found.size() != 1) {
      throw refused(
          Sentence.of("import.velocity-which", edges.stream().map(Edge::name).toList(), what));
    }
    return Objects.requireNonNull(found.getFirst());
  }

  private static boolean fits(Edge edge, int width) {
    return edge.shape().size() == 2 && (edge.length(1) < 0 || edge.length(1) == width);
  }

  private void requireWidth(Edge edge, int width, Sentence why) throws BackcastException {
    if (!fits(edge, width)) {
      throw refused(
          Sentence.of("import.velocity-width", edge.name(), edge.shape().toString(), width, why));
    }
  }

  private BackcastException refused(Sentence why) {
    return new BackcastException(
        ErrorCode.BAD_MODEL,
        Sentence.of("import.velocity", source.file(), space.dx(), space.dy(), why));
  }
}
