package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the inputs and outputs of a bare backward network: those that were told, those that
 * names or widths leave no doubt of, and no others.
 *
 * @param ports what is sure; null where it is not
 * @param candidates complete assignments that names and widths do not exclude, to be tried
 * @param why where each role comes from, or what is to be told, a clause each
 * @param numbers inputs that are one number for all designs, which nobody has told yet
 */
public record PortProposal(
    Ports ports, List<Ports> candidates, List<String> why, List<String> numbers) {
  /** The number of properties where nothing tells it. */
  static final int UNKNOWN = -1;

  /** Whether latent, condition and design are all known. */
  public boolean isSure() {
    return numbers.isEmpty()
        && ports.latent() != null
        && ports.condition() != null
        && ports.design() != null
        && (ports.joint().isEmpty() || ports.conditionFirst() != null);
  }

  /**
   * Names, widths and what was told, together.
   *
   * @param told what the card or the command line says, nulls for the rest
   * @param dx number of variables, or −1 if not known
   * @param dy number of properties, or −1 if not known
   * @throws BackcastException if this cannot be a backward network, with the reason
   */
  public static PortProposal of(GraphSummary summary, Ports told, int dx, int dy)
      throws BackcastException {
    List<String> why = new ArrayList<>();
    Ports ports = told.design() == null ? told.withDesign(design(summary, dx, why)) : told;
    List<Edge> tables = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Edge edge : summary.inputs()) {
      boolean isTold = ports.fixed() != null && ports.fixed().containsKey(edge.name());
      if (isTold || ports.isLaidOut(edge.name())) {
        continue;
      }
      if (InputLayout.isScalar(edge)) {
        numbers.add(edge.name());
        why.add(
            "input %s is one number; say in ports.fixed which, for example {\"%s\": [1]}"
                .formatted(GraphSummary.line(edge), edge.name()));
      } else {
        requireTable(edge);
        tables.add(edge);
      }
    }
    if (ports.latent() != null && ports.condition() != null) {
      return new PortProposal(ports, orders(ports, why), why, numbers);
    }
    if (tables.isEmpty() && ports.layout() != null) {
      return new PortProposal(ports.with(List.of(), List.of()), List.of(), why, numbers);
    }
    TableRoles roles = new TableRoles(tables, ports, dx, dy, why);
    Ports found = roles.find();
    return new PortProposal(found, roles.candidates(found), why, numbers);
  }

  private static void requireTable(Edge edge) throws BackcastException {
    boolean number = edge.type().equals("FLOAT") || edge.type().equals("DOUBLE");
    if (!number || edge.shape().size() > 2 || InputLayout.width(edge) == 0) {
      throw notBackward(Sentence.of("import.input-no-table", GraphSummary.line(edge)));
    }
  }

  /** The orders of a joint input whose order is not told. */
  private static List<Ports> orders(Ports ports, List<String> why) {
    if (ports.joint().isEmpty() || ports.conditionFirst() != null) {
      return List.of();
    }
    why.add("say with ports.conditionFirst whether the properties come first");
    return List.of(ports.with(true), ports.with(false));
  }

  private static @Nullable String design(GraphSummary summary, int dx, List<String> why)
      throws BackcastException {
    List<Edge> tables =
        summary.outputs().stream()
            .filter(e -> e.type().equals("FLOAT") || e.type().equals("DOUBLE"))
            .filter(e -> e.shape().size() == 2)
            .toList();
    if (tables.isEmpty()) {
      throw notBackward(Sentence.of("import.no-output-table"));
    }
    if (tables.size() == 1) {
      return tables.getFirst().name();
    }
    List<Edge> named = matching(tables, e -> RoleWords.isDesign(e.name()));
    List<Edge> wide = matching(named, e -> dx < 0 || e.length(1) < 0 || e.length(1) == dx);
    if (wide.size() == 1) {
      why.add("design: " + wide.getFirst().name());
      return wide.getFirst().name();
    }
    int most = wide.stream().mapToInt(e -> e.length(1)).max().orElse(0);
    List<Edge> widest = matching(wide, e -> e.length(1) == most);
    if (widest.size() == 1) {
      why.add("design: " + widest.getFirst().name() + " (the widest output)");
      return widest.getFirst().name();
    }
    why.add(
        "which output is the design? Set ports.design to one of "
            + String.join(", ", widest.stream().map(Edge::name).toList()));
    return null;
  }

  /** Those that match, or all if none does. */
  private static List<Edge> matching(List<Edge> edges, Predicate<Edge> test) {
    List<Edge> found = edges.stream().filter(test).toList();
    return found.isEmpty() ? edges : found;
  }

  static BackcastException notBackward(Sentence why) {
    return new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("import.not-backward", why));
  }
}
