package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Part;
import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.importing.ImportPlan.Role;
import io.backcast.engine.importing.InputLayout.Input;
import io.backcast.engine.importing.InputLayout.Segment;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works a layout out, part by part. */
final class LayoutResolver {
  private final GraphSummary summary;
  private final Ports ports;
  private final int dy;
  private final Map<String, List<Part>> parts = new LinkedHashMap<>();

  LayoutResolver(GraphSummary summary, Ports ports, int dy) {
    this.summary = summary;
    this.ports = ports;
    this.dy = dy;
  }

  InputLayout resolve() throws BackcastException {
    for (String name : named()) {
      edge(name);
    }
    for (Edge edge : summary.inputs()) {
      if (edge.shape().size() > 2) {
        throw refused(
            Sentence.of("import.input-axes", GraphSummary.line(edge), edge.shape().size()));
      }
      parts.put(edge.name(), partsOf(edge));
    }
    Map<String, List<Segment>> segments = new LinkedHashMap<>();
    int z = number(Role.LATENT, ports.latent(), segments);
    int y = number(Role.CONDITION, ports.condition(), segments);
    if (y != dy) {
      throw refused(Sentence.of("import.property-columns", y, none(ports.condition()), dy));
    }
    List<Input> inputs = new ArrayList<>();
    for (Edge edge : summary.inputs()) {
      inputs.add(new Input(edge, ordered(edge.name(), segments)));
    }
    return new InputLayout(List.copyOf(inputs), z, y);
  }

  private Set<String> named() {
    Set<String> names = new LinkedHashSet<>(none(ports.latent()));
    names.addAll(none(ports.condition()));
    names.addAll(ports.fixed() == null ? Set.of() : ports.fixed().keySet());
    names.addAll(ports.layout() == null ? Set.of() : ports.layout().keySet());
    return names;
  }

  private Edge edge(String name) throws BackcastException {
    return summary.inputs().stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    Sentence.of(
                        "import.no-input",
                        name,
                        summary.inputs().stream().map(Edge::name).toList())));
  }

  private List<Part> partsOf(Edge edge) throws BackcastException {
    String name = edge.name();
    int width = InputLayout.width(edge);
    List<Part> told = ports.layout() == null ? null : ports.layout().get(name);
    if (told != null) {
      int columns = told.stream().mapToInt(Part::columns).sum();
      if (width > 0 && columns != width) {
        throw refused(Sentence.of("import.layout-columns", columns, name, width));
      }
      return told;
    }
    double[] fixed = ports.fixed() == null ? null : ports.fixed().get(name);
    if (fixed != null) {
      int wanted = edge.shape().size() == 1 && edge.length(0) > 0 ? edge.length(0) : width;
      if (fixed.length != 1 && wanted > 0 && fixed.length != wanted) {
        throw refused(Sentence.of("import.fixed-numbers", fixed.length, name, wanted));
      }
      int columns = fixed.length == 1 && wanted > 0 ? wanted : fixed.length;
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        parts.add(new Part(Role.FIXED, 1, fixed[Math.min(i, fixed.length - 1)]));
      }
      return parts;
    }
    boolean latent = none(ports.latent()).contains(name);
    boolean condition = none(ports.condition()).contains(name);
    if (!latent && !condition) {
      throw refused(Sentence.of("import.no-role", GraphSummary.line(edge)));
    }
    requireNumbers(edge);
    if (latent && condition) {
      return jointParts(edge, width);
    }
    if (width > 0) {
      return List.of(new Part(latent ? Role.LATENT : Role.CONDITION, width, null));
    }
    if (latent) {
      throw openWidth(edge);
    }
    return List.of(new Part(Role.CONDITION, openConditions(name), null));
  }

  private List<Part> jointParts(Edge edge, int width) throws BackcastException {
    if (width < 1) {
      throw openWidth(edge);
    }
    int properties = openConditions(edge.name());
    if (width <= properties) {
      throw refused(Sentence.of("import.no-latent-left", edge.name(), width, properties));
    }
    Boolean first = ports.conditionFirst();
    if (first == null) {
      throw refused(Sentence.of("import.joint-order", GraphSummary.line(edge)));
    }
    Part y = new Part(Role.CONDITION, properties, null);
    Part z = new Part(Role.LATENT, width - properties, null);
    return first ? List.of(y, z) : List.of(z, y);
  }

  /** Properties that no other input takes. */
  private int openConditions(String name) throws BackcastException {
    int others = 0;
    for (String other : none(ports.condition())) {
      if (!other.equals(name)) {
        others += Math.max(0, InputLayout.width(edge(other)));
      }
    }
    return Math.max(0, dy - others);
  }

  private static void requireNumbers(Edge edge) throws BackcastException {
    if (!edge.type().equals("FLOAT") && !edge.type().equals("DOUBLE")) {
      throw refused(Sentence.of("import.no-numbers", GraphSummary.line(edge)));
    }
  }

  /** Gives the parts of a role their places, first in the order of the ports. */
  private int number(Role role, @Nullable List<String> first, Map<String, List<Segment>> segments) {
    int next = 0;
    List<String> order =
        Stream.concat(none(first).stream(), parts.keySet().stream()).distinct().toList();
    for (String name : order) {
      List<Segment> found = segments.computeIfAbsent(name + role, key -> new ArrayList<>());
      for (Part part : parts.getOrDefault(name, List.of())) {
        if (part.role() == role) {
          found.add(new Segment(role, next, part.columns(), new double[0]));
          next += part.columns();
        }
      }
    }
    return next;
  }

  /** The segments of an input from left to right. */
  private List<Segment> ordered(String name, Map<String, List<Segment>> segments) {
    List<Segment> row = new ArrayList<>();
    Map<Role, Integer> taken = new LinkedHashMap<>();
    for (Part part : parts.getOrDefault(name, List.of())) {
      if (part.role() == Role.FIXED) {
        double[] values = new double[part.columns()];
        Arrays.fill(values, part.value() == null ? 0 : part.value());
        row.add(new Segment(Role.FIXED, 0, part.columns(), values));
      } else {
        int index = taken.merge(part.role(), 1, Integer::sum) - 1;
        row.add(segments.getOrDefault(name + part.role(), List.of()).get(index));
      }
    }
    return row;
  }

  private static List<String> none(@Nullable List<String> names) {
    return names == null ? List.of() : names;
  }

  private static BackcastException openWidth(Edge edge) {
    return refused(
        Sentence.of("import.open-width", GraphSummary.line(edge), ExportAdvice.BACKWARD));
  }

  private static BackcastException refused(Sentence why) {
    return new BackcastException(ErrorCode.BAD_MODEL, why);
  }
}
