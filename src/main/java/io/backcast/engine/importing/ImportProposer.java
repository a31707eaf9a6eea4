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
import java.util.Objects;

/** Proposes what a bare network does not say: ports by names and shapes, ranges by drawing. */
public final class ImportProposer {
  private static final int DRAWN = 4_000;

  /** Share of the drawn values that a proposed range holds. */
  private static final double MOST = 0.99;

  private ImportProposer() {}

  /**
   * A plan to complete.
   *
   * @throws BackcastException if the network cannot be a backward network, or cannot be run
   */
  public static ImportPlan of(Path network) throws BackcastException {
    Path folder = Objects.requireNonNull(network.toAbsolutePath().getParent());
    ModelProto model = OnnxFile.whole(OnnxFile.read(network), folder);
    PortProposal portProposal = PortProposal.of(GraphSummary.of(model));
    float[] x = draw(model, portProposal);
    List<Variable> variables = new ArrayList<>();
    int dx = x.length / DRAWN;
    for (int j = 0; j < dx; j++) {
      double[] values = Rows.column(x, dx, j);
      double low = Quantiles.of(values, (1 - MOST) / 2);
      double high = Quantiles.of(values, (1 + MOST) / 2);
      double grid = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, high - low))) - 1);
      low = Math.floor(low / grid) * grid;
      high = Math.max(low + grid, Math.ceil(high / grid) * grid);
      int decimals = (int) Math.clamp(-Math.floor(Math.log10(grid)) + 1, 0, 9);
      String name = "x" + (j + 1);
      variables.add(
          new Variable(
              name,
              name,
              "",
              round(low, decimals),
              round(high, decimals),
              round((low + high) / 2, decimals),
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

  private static double round(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.rint(value * scale) / scale;
  }

  /** Designs for standard normal latent points and properties between −1 and 1. */
  private static float[] draw(ModelProto model, PortProposal p) throws BackcastException {
    GraphWrapper graphWrapper = new GraphWrapper(model);
    String z = graphWrapper.input("z", ColumnScaling.identity(p.dz()));
    String y = graphWrapper.input("y", ColumnScaling.identity(p.dy()));
    if (p.ports().latent().equals(p.ports().condition())) {
      graphWrapper.feed(p.ports().latent(), graphWrapper.join(y, z));
    } else {
      graphWrapper.feed(p.ports().latent(), z);
      graphWrapper.feed(p.ports().condition(), y);
    }
    graphWrapper.output("x", p.ports().design());
    Path file = null;
    try {
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, graphWrapper.build(Map.of()).toByteArray());
      float[] properties = Randoms.uniforms(1, 0, DRAWN, p.dy());
      for (int i = 0; i < properties.length; i++) {
        properties[i] = 2 * properties[i] - 1;
      }
      try (OnnxGraph graph = OnnxGraph.open(file)) {
        float[] x =
            graph.run(DRAWN, List.of(Randoms.normals(1, 0, DRAWN, p.dz()), properties)).getFirst();
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
