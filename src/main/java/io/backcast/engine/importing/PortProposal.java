package io.backcast.engine.importing;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.List;
import java.util.Locale;

/**
 * Which input of a bare backward network is likely what.
 *
 * @param ports by name
 * @param dz latent coordinates
 * @param dy properties
 * @param dx variables; −1 where the network does not say
 */
public record PortProposal(ImportPlan.Ports ports, int dz, int dy, int dx) {
  private static final List<String> CONDITIONS =
      List.of("y", "c", "cond", "condition", "context", "target", "targets", "label", "labels");
  private static final List<String> DESIGNS =
      List.of("x", "design", "designs", "sample", "samples");

  /**
   * Looks at names and shapes.
   *
   * @throws BackcastException if this cannot be a backward network, and why
   */
  public static PortProposal of(GraphSummary summary) throws BackcastException {
    for (Edge edge : summary.inputs()) {
      if (!number(edge) || edge.length(1) < 1) {
        throw refused(
            "its input %s is %s, not a table of float or double numbers"
                .formatted(edge.name(), GraphSummary.line(edge)));
      }
    }
    Edge design =
        summary.outputs().stream()
            .filter(PortProposal::number)
            .max(
                (a, b) ->
                    Integer.compare(
                        a.length(1) + (DESIGNS.contains(lower(a)) ? 1_000 : 0),
                        b.length(1) + (DESIGNS.contains(lower(b)) ? 1_000 : 0)))
            .orElseThrow(() -> refused("it has no output [n, variables] of float or double"));
    return switch (summary.inputs().size()) {
      case 1 -> joint(summary.inputs().getFirst(), design);
      case 2 -> conditional(summary.inputs().get(0), summary.inputs().get(1), design);
      default ->
          throw refused(
              "it has %d inputs; a backward network has one or two"
                  .formatted(summary.inputs().size()));
    };
  }

  private static PortProposal joint(Edge only, Edge design) {
    int width = only.length(1);
    return new PortProposal(
        new ImportPlan.Ports(only.name(), only.name(), design.name(), true),
        width - 1,
        1,
        design.length(1));
  }

  private static PortProposal conditional(Edge first, Edge second, Edge design) {
    boolean firstIsCondition =
        CONDITIONS.contains(lower(first))
            || (!CONDITIONS.contains(lower(second)) && first.length(1) < second.length(1));
    Edge latent = firstIsCondition ? second : first;
    Edge condition = firstIsCondition ? first : second;
    return new PortProposal(
        new ImportPlan.Ports(latent.name(), condition.name(), design.name(), true),
        latent.length(1),
        condition.length(1),
        design.length(1));
  }

  private static boolean number(Edge edge) {
    return (edge.type().equals("FLOAT") || edge.type().equals("DOUBLE"))
        && edge.shape().size() == 2;
  }

  private static String lower(Edge edge) {
    return edge.name().toLowerCase(Locale.ROOT);
  }

  private static BackcastException refused(String why) {
    return new BackcastException(
        ErrorCode.BAD_MODEL, "This cannot be a backward network: " + why + ".");
  }
}
