package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.importing.ImportPlan.Role;
import io.backcast.engine.onnx.GraphSummary;
import java.util.List;

/** Which inputs take the properties. */
final class ConditionPorts {
  private ConditionPorts() {}

  /** Columns of the inputs that are the condition; 0 where that is not plain. */
  static int width(GraphSummary summary, Ports ports) {
    List<String> condition = ports.condition() == null ? List.of() : ports.condition();
    int width = 0;
    for (GraphSummary.Edge edge : summary.inputs()) {
      if (ports.layout() != null && ports.layout().containsKey(edge.name())) {
        width +=
            ports.layout().get(edge.name()).stream()
                .filter(p -> p.role() == Role.CONDITION)
                .mapToInt(ImportPlan.Part::columns)
                .sum();
      } else if (ports.joint().contains(edge.name())) {
        return 0;
      } else if (condition.contains(edge.name())) {
        width += Math.max(0, InputLayout.width(edge));
      }
    }
    return width;
  }

  /** The input that takes a property, counted from 0; empty if there is none. */
  static String of(InputLayout layout, int property) {
    return layout.inputs().stream()
        .filter(
            i ->
                i.segments().stream()
                    .anyMatch(
                        s ->
                            s.role() == Role.CONDITION
                                && s.from() <= property
                                && property < s.from() + s.columns()))
        .map(i -> i.edge().name())
        .findFirst()
        .orElse("");
  }
}
