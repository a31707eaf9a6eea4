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
import org.jspecify.annotations.Nullable;

/**
 * Proposes what a bare network does not say: ports from names and shapes, ranges from samples that
 * it draws.
 */
public final class ImportProposer {
  /** Designs drawn to find the ranges. */
  private static final int SAMPLES = 4_000;

  /** Share of the drawn values that lie inside a proposed range. */
  private static final double COVERAGE = 0.999;

  private ImportProposer() {}

  /**
   * An import plan for the user to complete.
   *
   * @param plan what is proposed
   * @param sure whether the roles of all inputs and outputs are plain; those that are not are
   *     absent
   * @param notes where each role comes from, or what is to be told, a clause each
   * @param effects what each input does, where its role is not plain
   */
  public record Proposal(
      ImportPlan plan, boolean sure, List<String> notes, List<InputEffects.Effect> effects) {}

  /** As below, with nothing told. */
  public static Proposal of(Path network) throws BackcastException {
    return of(network, null, null, network.toAbsolutePath().resolveSibling("."));
  }

  /**
   * An import plan for the user to complete.
   *
   * @param told roles that are known; null for none
   * @param predict networks that predict; null for none
   * @param folder of the files that {@code predict} names
   * @throws BackcastException if the network cannot be a backward network, or cannot be run
   */
  public static Proposal of(
      Path network,
      ImportPlan.@Nullable Ports told,
      ImportPlan.@Nullable Predictor predict,
      Path folder)
      throws BackcastException {
    ModelProto model = OnnxFile.readWhole(network);
    Predictors predictors = Predictors.read(predict, folder);
    boolean known = predictors != null && predictors.dx() > 0 && predictors.dy() > 0;
    RoleFinder roles =
        RoleFinder.find(
            model,
            told,
            null,
            predictors != null && known ? EndScalings.none(predictors.dx(), predictors.dy()) : null,
            predictors);
    ImportPlan.Ports ports = roles.ports();
    GraphSummary summary = GraphSummary.of(model);
    int dy = known && predictors != null ? predictors.dy() : conditionWidth(summary, ports);
    InputLayout layout =
        roles.sure() && dy > 0
            ? InputLayout.of(summary, ports, dy)
            : InputLayout.allLatent(summary, ports);
    float[] x = sample(model, ports, layout);
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
    for (int k = 0; k < Math.max(1, dy); k++) {
      String name = "y" + (k + 1);
      properties.add(new Property(name, name, name, "", -1, 1, 2, 0.05, null));
    }
    String name = String.valueOf(network.getFileName()).replaceFirst("\\.[^.]*$", "");
    ImportPlan plan =
        new ImportPlan(
            name,
            name,
            null,
            null,
            new DesignSpace(variables, properties, List.of(), List.of()),
            null,
            ports,
            new ImportPlan.Scalings(ColumnScaling.NONE, ColumnScaling.NONE),
            predict);
    return new Proposal(plan, roles.sure(), roles.notes(), roles.effects());
  }

  /** Columns of the inputs that are the condition; 0 where that is not plain. */
  private static int conditionWidth(GraphSummary summary, ImportPlan.Ports ports) {
    List<String> condition = ports.condition() == null ? List.of() : ports.condition();
    int width = 0;
    for (GraphSummary.Edge edge : summary.inputs()) {
      if (ports.layout() != null && ports.layout().containsKey(edge.name())) {
        width +=
            ports.layout().get(edge.name()).stream()
                .filter(p -> p.role() == ImportPlan.Role.CONDITION)
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

  /** Designs for standard normal latent points and properties between −1 and 1. */
  private static float[] sample(ModelProto model, ImportPlan.Ports ports, InputLayout layout)
      throws BackcastException {
    GraphWrapper graphWrapper =
        BackwardWrapper.of(model, layout, ColumnScaling.identity(layout.dy()));
    graphWrapper.output(
        "x",
        BackwardWrapper.columns(graphWrapper, designOutput(model, ports), ports.designColumns()));
    Path file = null;
    try {
      file = Files.createTempFile("backcast", ".onnx");
      Files.write(file, graphWrapper.build(Map.of()).toByteArray());
      float[] properties = Randoms.uniforms(1, 0, SAMPLES, layout.dy());
      for (int i = 0; i < properties.length; i++) {
        properties[i] = 2 * properties[i] - 1;
      }
      try (OnnxGraph graph = OnnxGraph.open(file)) {
        List<float[]> inputs = new ArrayList<>();
        if (layout.dz() > 0) {
          inputs.add(Randoms.normals(1, 0, SAMPLES, layout.dz()));
        }
        if (layout.dy() > 0) {
          inputs.add(properties);
        }
        float[] x = graph.run(SAMPLES, inputs).getFirst();
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

  /** The output to sample; the first table where the design is not known. */
  private static String designOutput(ModelProto model, ImportPlan.Ports ports) {
    return ports.design() != null
        ? ports.design()
        : GraphSummary.of(model).outputs().stream()
            .filter(e -> e.shape().size() == 2)
            .findFirst()
            .map(GraphSummary.Edge::name)
            .orElseThrow();
  }
}
