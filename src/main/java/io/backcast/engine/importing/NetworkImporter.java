package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.engine.OnnxGraph;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Digests;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a bare ONNX network into a model folder. */
public final class NetworkImporter {
  /** Name of a plan's JSON Schema. */
  public static final String SCHEMA = "/io/backcast/import.schema.json";

  /** Designs in the larger batch of the trial run. */
  private static final int TRIAL_ROWS = 5;

  /** Largest relative difference between a design drawn alone and in a batch. */
  private static final double TOLERANCE = 1e-3;

  private final Json json;

  public NetworkImporter(Json json) {
    this.json = json;
  }

  /**
   * Writes a model folder around a network and runs it once, so that the result is known to work.
   *
   * @param network ONNX file
   * @param planFolder folder of the files that the plan names
   * @param folder of the model
   * @param ifExists whether a model that is there may be replaced
   * @throws BackcastException if the network does not fit the plan or cannot be run; nothing is
   *     left behind then, and an existing model is as it was
   */
  public ModelCard importNetwork(
      Path network, ImportPlan plan, Path planFolder, Path folder, ModelWorkspace.IfExists ifExists)
      throws BackcastException {
    try (ModelWorkspace workspace = ModelWorkspace.open(folder, ifExists, json)) {
      ModelCard card = build(network, plan, planFolder, workspace.folder());
      workspace.publish();
      return card;
    }
  }

  private ModelCard build(Path network, ImportPlan plan, Path planFolder, Path folder)
      throws BackcastException {
    DesignSpace space = plan.space();
    EndScalings scalings = new EndScalings(space, plan.scaling());
    ModelProto model = OnnxFile.readWhole(network);
    GraphSummary summary = GraphSummary.of(model);
    ImportPlan.Ports ports = plan.ports() == null ? PortProposal.of(summary).ports() : plan.ports();
    int dz = latentWidth(summary, ports, space);
    String identity = Digests.sha256(model.toByteArray()).substring(0, 16);
    Map<NetworkRole, GraphFile> graphs = new EnumMap<>(NetworkRole.class);
    graphs.put(
        NetworkRole.BACKWARD,
        write(folder, NetworkRole.BACKWARD, backward(model, ports, scalings, dz), identity));
    trialRun(folder.resolve(NetworkRole.BACKWARD.fileName()), List.of(dz, space.dy()), space.dx());
    if (plan.predict() != null) {
      Path file = planFolder.resolve(plan.predict().file());
      graphs.put(
          NetworkRole.VALUE,
          write(
              folder,
              NetworkRole.VALUE,
              predictor(OnnxFile.readWhole(file), file, scalings),
              identity));
      trialRun(folder.resolve(NetworkRole.VALUE.fileName()), List.of(space.dx()), space.dy());
    }
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            identity,
            plan.name(),
            plan.title(),
            space,
            dz,
            "as the network was trained",
            graphs,
            null,
            null,
            null,
            null,
            Map.of(),
            plan.crystal());
    json.write(folder.resolve(ModelFolder.CARD), card);
    return card;
  }

  /** Summary of a network that may be imported, with the weights in files beside it. */
  public static GraphSummary summary(Path network) throws BackcastException {
    return GraphSummary.of(OnnxFile.readWhole(network));
  }

  /** The number of latent coordinates, after checking every width against the plan. */
  private static int latentWidth(GraphSummary summary, ImportPlan.Ports ports, DesignSpace space)
      throws BackcastException {
    int latent = edge(summary.inputs(), "input", ports.latent()).length(1);
    int condition = edge(summary.inputs(), "input", ports.condition()).length(1);
    int design = edge(summary.outputs(), "output", ports.design()).length(1);
    boolean joint = ports.latent().equals(ports.condition());
    if (!joint && summary.inputs().size() != 2) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The network has %s inputs; with two named, there must be two."
              .formatted(summary.inputs().size()));
    }
    requireWidth(ports.design(), "variables", design, space.dx());
    if (latent < 1) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The number of columns of input %s is open. Export the network with a fixed number."
              .formatted(ports.latent()));
    }
    if (joint) {
      if (latent <= space.dy()) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL,
            "Input %s has %s columns; %s properties leave none for the latent."
                .formatted(ports.latent(), latent, space.dy()));
      }
      return latent - space.dy();
    }
    requireWidth(ports.condition(), "properties", condition, space.dy());
    return latent;
  }

  private static void requireWidth(String port, String what, int has, int wanted)
      throws BackcastException {
    if (has > 0 && has != wanted) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s has %s columns where the card names %s %s.".formatted(port, has, wanted, what));
    }
  }

  private static GraphSummary.Edge edge(List<GraphSummary.Edge> edges, String side, String name)
      throws BackcastException {
    return edges.stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.BAD_MODEL,
                    "The network has no %s %s. It has %s."
                        .formatted(
                            side,
                            name,
                            String.join(
                                ", ", edges.stream().map(GraphSummary.Edge::name).toList()))));
  }

  private static GraphWrapper backward(
      ModelProto model, ImportPlan.Ports ports, EndScalings scalings, int dz) {
    GraphWrapper graphWrapper = BackwardWrapper.of(model, ports, dz, scalings.property());
    graphWrapper.output("x", ports.design(), scalings.design());
    return graphWrapper;
  }

  private static GraphWrapper predictor(ModelProto model, Path file, EndScalings scalings)
      throws BackcastException {
    GraphSummary summary = GraphSummary.of(model);
    if (summary.inputs().size() != 1 || summary.outputs().size() != 1) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          file + " should have one input, the design, and one output, the properties.");
    }
    GraphWrapper graphWrapper = new GraphWrapper(model);
    graphWrapper.connect(
        summary.inputs().getFirst().name(), graphWrapper.input("x", scalings.design()));
    graphWrapper.output("y", summary.outputs().getFirst().name(), scalings.property());
    return graphWrapper;
  }

  private static GraphFile write(
      Path folder, NetworkRole role, GraphWrapper network, String identity)
      throws BackcastException {
    Path file = folder.resolve(role.fileName());
    byte[] bytes =
        network
            .build(Map.of(ModelFolder.IDENTITY, identity, ModelFolder.ROLE, role.key()))
            .toByteArray();
    AtomicFiles.write(file, out -> out.write(bytes));
    return new GraphFile(role.fileName(), Digests.sha256(bytes));
  }

  /** Runs a network on two batch sizes: its batch size may be fixed inside. */
  private static void trialRun(Path file, List<Integer> widths, int out) throws BackcastException {
    try (OnnxGraph graph = OnnxGraph.open(file)) {
      float[] together = run(graph, file, TRIAL_ROWS, widths);
      float[] alone = run(graph, file, 1, widths);
      requireWidth(graph.signature().outputs().getFirst().name(), "columns", alone.length, out);
      for (int i = 0; i < out; i++) {
        boolean differs =
            !(Math.abs(together[i] - alone[i]) <= TOLERANCE * Math.max(1, Math.abs(alone[i])));
        if (differs) {
          throw new BackcastException(
              ErrorCode.BAD_MODEL,
              file
                  + ": designs drawn together differ from designs drawn alone, so they depend on"
                  + " each other. Export the network in evaluation mode.");
        }
      }
    }
  }

  private static float[] run(OnnxGraph graph, Path file, int n, List<Integer> widths)
      throws BackcastException {
    // the first rows are the same whatever n is
    List<float[]> inputs = widths.stream().map(d -> Randoms.normals(7, 0, n, d)).toList();
    try {
      return graph.run(n, inputs).getFirst();
    } catch (BackcastException e) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s does not run on %s designs at once. Its batch size seems to be fixed inside; export"
                  .formatted(file, n)
              + " it with a dynamic batch (dynamic_axes).",
          e);
    }
  }

  /** Offsets and factors of a network's designs and properties, {@code [2][d]} each. */
  private record EndScalings(double[][] design, double[][] property) {
    EndScalings(DesignSpace space, ImportPlan.@Nullable Scalings scaling) throws BackcastException {
      this(
          scale(scaling == null ? null : scaling.design())
              .of(
                  space.variables().stream().mapToDouble(Variable::lower).toArray(),
                  space.variables().stream().mapToDouble(Variable::upper).toArray()),
          scale(scaling == null ? null : scaling.property())
              .of(
                  space.properties().stream().mapToDouble(Property::lower).toArray(),
                  space.properties().stream().mapToDouble(Property::upper).toArray()));
    }

    private static ColumnScaling scale(@Nullable ColumnScaling given) {
      return given == null ? ColumnScaling.NONE : given;
    }
  }
}
