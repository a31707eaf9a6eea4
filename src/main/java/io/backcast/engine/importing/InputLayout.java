package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.importing.ImportPlan.Role;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.model.BackcastException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every column of every input of a backward network is.
 *
 * @param inputs in the graph's order
 * @param dz number of latent coordinates
 * @param dy number of properties
 */
record InputLayout(List<Input> inputs, int dz, int dy) {

  /**
   * One input of the network.
   *
   * @param edge name, type and shape
   * @param segments its columns from left to right
   */
  record Input(Edge edge, List<Segment> segments) {}

  /**
   * Consecutive columns of one role.
   *
   * @param from index of the first of them among the latent coordinates or the properties
   * @param values of fixed columns, in the network's own numbers
   */
  record Segment(Role role, int from, int columns, double[] values) {}

  /**
   * The layout that ports describe.
   *
   * @param dy number of properties
   * @throws BackcastException naming the input that does not fit and the key to set
   */
  static InputLayout of(GraphSummary summary, Ports ports, int dy) throws BackcastException {
    return new LayoutResolver(summary, ports, dy).resolve();
  }

  /** Every table is latent; numbers that are not told are 1: to see what a network does at all. */
  static InputLayout allLatent(GraphSummary summary, Ports ports) throws BackcastException {
    List<String> tables = new ArrayList<>();
    Map<String, double[]> fixed =
        new LinkedHashMap<>(ports.fixed() == null ? Map.of() : ports.fixed());
    for (Edge edge : summary.inputs()) {
      if (!fixed.containsKey(edge.name())) {
        if (isScalar(edge)) {
          fixed.put(edge.name(), new double[] {1});
        } else {
          tables.add(edge.name());
        }
      }
    }
    return of(summary, new Ports(tables, List.of(), ports.design(), true, null, fixed, null), 0);
  }

  /** Whether an input is one number for all designs. */
  static boolean isScalar(Edge edge) {
    return edge.shape().isEmpty() || (edge.shape().size() == 1 && edge.length(0) == 1);
  }

  /** Number of columns; −1 where the network leaves it open. */
  static int width(Edge edge) {
    return edge.shape().size() < 2 ? 1 : edge.length(1);
  }
}
