package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.OnnxGraph;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Rounding;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Proposes what a bare network does not say: ports from names and shapes, ranges from samples that
 * it draws.
 */
public final class ImportProposer {
  /** Designs drawn to find the ranges. */
  private static final int SAMPLES = 4_000;

  /** Share of the drawn values that lie inside a proposed range. */
  private static final double COVERAGE = 0.99;

  private ImportProposer() {}

  /**
   * An import plan for the user to complete.
   *
   * @throws BackcastException if the network cannot be a backward network, or cannot be run
   */
  public static ImportPlan of(Path network) throws BackcastException {
    ModelProto model = OnnxFile.readWhole(network);
    PortProposal portProposal = PortProposal.of(GraphSummary.of(model));
    float[] x = sample(model, portProposal);
    List<Variable> variables = new ArrayList<>();
    int dx = x.length / SAMPLES;
    for (int j = 0; j < dx; j++) {
      double[] values = Rows.column(x, dx, j);
      double low = Quantiles.of(values, (1 - COVERAGE) / 2);
      double high = Quantiles.of(values, (1 + COVERAGE) / 2);
      double grid = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, high - low))) - 1);
      low = Rounding.down(low, grid);
      high = Math.max(low + grid, Rounding.up(high, grid));
      int decimals = (int) Math.clamp(-Math.floor(Math.log10(grid)) + 1, 0, 9);
      String name = "x" + (j + 1);
      variables.add(
          new Variable(
              name,
              name,
              "",
              Rounding.decimals(low, decimals),
              Rounding.decimals(high, decimals),
              Rounding.decimals((low + high) / 2, decimals),
              VariableKind.CONTINUOUS,
              decimals));
    }
    List<Property> properties = new ArrayList<>();
    for (int k = 0; k < portProposal.dy(); k++) {
      String name = "y" + (k + 1);
      properties.add(new Property(name, name, name, "", -1, 1, 2, 0.05, null));
    }
    String name = String.valueOf(network.getFileName()).replaceFirst("\\.[^.]*$", "");
    return new ImportPlan(
        name,
        name,
        null,
        null,
        new DesignSpace(variables, properties, List.of(), List.of()),
        null,
        portProposal.ports(),
        new ImportPlan.Scalings(ColumnScaling.NONE, ColumnScaling.NONE),
        null);
  }

  /** Designs for standard normal latent points and properties between −1 and 1. */
  private static float[] sample(ModelProto model, PortProposal p) throws BackcastException {
    GraphWrapper graphWrapper =
        BackwardWrapper.of(model, p.ports(), p.dz(), ColumnScaling.identity(p.dy()));
    graphWrapper.output("x", p.ports().design());
    Path file = null;
    try {
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, graphWrapper.build(Map.of()).toByteArray());
      float[] properties = Randoms.uniforms(1, 0, SAMPLES, p.dy());
      for (int i = 0; i < properties.length; i++) {
        properties[i] = 2 * properties[i] - 1;
      }
      try (OnnxGraph graph = OnnxGraph.open(file)) {
        float[] x =
            graph
                .run(SAMPLES, List.of(Randoms.normals(1, 0, SAMPLES, p.dz()), properties))
                .getFirst();
        if (Arrays.equals(x, new float[x.length])) {
          throw new BackcastException(
              ErrorCode.BAD_MODEL, "The network draws nothing but zeros; its weights are missing.");
        }
        return x;
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, "The temporary folder cannot be written; free some space.", e);
    } finally {
      if (file != null) {
        AtomicFiles.deleteTree(file);
      }
    }
  }
}
