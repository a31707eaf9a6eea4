package io.backcast.engine.importing;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.List;
import java.util.Locale;

/**
 * A guess of the roles of the inputs and outputs of a bare backward network.
 *
 * @param ports by name
 * @param dz number of latent coordinates
 * @param dy number of properties
 * @param dx number of variables; −1 where the network leaves it open
 */
public record PortProposal(ImportPlan.Ports ports, int dz, int dy, int dx) {
  private static final List<String> CONDITIONS =
      List.of("y", "c", "cond", "condition", "context", "target", "targets", "label", "labels");
  private static final List<String> DESIGNS =
      List.of("x", "design", "designs", "sample", "samples");

  /**
   * Guesses from names and shapes.
   *
   * @throws BackcastException if this cannot be a backward network, with the reason
   */
  public static PortProposal of(GraphSummary summary) throws BackcastException {
    for (Edge edge : summary.inputs()) {
      if (!isFloatTable(edge) || edge.length(1) < 1) {
        throw notBackward(
            "its input %s is %s, not a table of float or double numbers"
                .formatted(edge.name(), GraphSummary.line(edge)));
      }
    }
    Edge design =
        summary.outputs().stream()
            .filter(PortProposal::isFloatTable)
            .max(
                (a, b) ->
                    Integer.compare(
                        a.length(1) + (DESIGNS.contains(lowerCaseName(a)) ? 1_000 : 0),
                        b.length(1) + (DESIGNS.contains(lowerCaseName(b)) ? 1_000 : 0)))
            .orElseThrow(() -> notBackward("it has no output [n, variables] of float or double"));
    return switch (summary.inputs().size()) {
      case 1 -> joint(summary.inputs().getFirst(), design);
      case 2 -> conditional(summary.inputs().get(0), summary.inputs().get(1), design);
      default ->
          throw notBackward(
              "it has %s inputs; a backward network has one or two"
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
        CONDITIONS.contains(lowerCaseName(first))
            || (!CONDITIONS.contains(lowerCaseName(second)) && first.length(1) < second.length(1));
    Edge latent = firstIsCondition ? second : first;
    Edge condition = firstIsCondition ? first : second;
    return new PortProposal(
        new ImportPlan.Ports(latent.name(), condition.name(), design.name(), true),
        latent.length(1),
        condition.length(1),
        design.length(1));
  }

  private static boolean isFloatTable(Edge edge) {
    return (edge.type().equals("FLOAT") || edge.type().equals("DOUBLE"))
        && edge.shape().size() == 2;
  }

  private static String lowerCaseName(Edge edge) {
    return edge.name().toLowerCase(Locale.ROOT);
  }

  private static BackcastException notBackward(String why) {
    return new BackcastException(
        ErrorCode.BAD_MODEL, "This cannot be a backward network: " + why + ".");
  }
}
