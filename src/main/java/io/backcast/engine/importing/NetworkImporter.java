package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Digests;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkOrigin;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
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

  private final Json json;
  private final NetworkTrial.Factory trials;

  public NetworkImporter(Json json, NetworkTrial.Factory trials) {
    this.json = json;
    this.trials = trials;
  }

  /**
   * Writes a model folder around a network and runs it once, so that the result is known to work.
   *
   * @param network ONNX file
   * @param planFolder folder of the files that the plan names
   * @param folder of the model
   * @param ifExists whether a model that is there may be replaced
   * @param progress is told about the trial runs
   * @throws BackcastException if the network does not fit the plan or cannot be run; nothing is
   *     left behind then, and an existing model is as it was
   */
  public ModelCard importNetwork(
      Path network,
      ImportPlan plan,
      Path planFolder,
      Path folder,
      ModelWorkspace.IfExists ifExists,
      TrialProgress progress)
      throws BackcastException {
    SourceNetwork source = SourceNetwork.read(network);
    try (NetworkTrial trial = trials.begin(progress);
        ModelWorkspace workspace = ModelWorkspace.open(folder, ifExists, json)) {
      TestedGraphs tested = new TestedGraphs(trial);
      ModelCard card = build(source, plan, planFolder, workspace.folder(), tested);
      tested.requireModel(json, workspace.folder(), folder, network);
      workspace.publishTested();
      return card;
    }
  }

  private ModelCard build(
      SourceNetwork source, ImportPlan plan, Path planFolder, Path folder, TestedGraphs tested)
      throws BackcastException {
    DesignSpace space = plan.space();
    EndScalings scalings = new EndScalings(space, plan.scaling());
    ModelProto model = source.model();
    GraphSummary summary = source.summary();
    ImportPlan.Ports ports = plan.ports() == null ? proposed(source) : plan.ports();
    int dz = latentWidth(source, ports, space);
    String identity = Digests.sha256(model.toByteArray()).substring(0, 16);
    Map<NetworkRole, GraphFile> graphs = new EnumMap<>(NetworkRole.class);
    graphs.put(
        NetworkRole.BACKWARD,
        write(folder, NetworkRole.BACKWARD, backward(model, ports, scalings, dz), identity));
    tested.test(
        new BehaviourTest(model, ports.design(), source.file().toString()),
        folder.resolve(NetworkRole.BACKWARD.fileName()),
        List.of(new TrialInput.Normal(dz), properties(space)),
        space.dx());
    if (plan.predict() != null) {
      Path file = planFolder.resolve(plan.predict().file());
      ModelProto predict = OnnxFile.readWhole(file);
      graphs.put(
          NetworkRole.VALUE,
          write(folder, NetworkRole.VALUE, predictor(predict, file, scalings), identity));
      tested.test(
          new BehaviourTest(predict, predict.getGraph().getOutput(0).getName(), file.toString()),
          folder.resolve(NetworkRole.VALUE.fileName()),
          List.of(designs(space)),
          space.dy());
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
            plan.crystal(),
            new NetworkOrigin(
                plan.source(),
                plan.licence(),
                String.valueOf(source.file().getFileName()),
                Digests.sha256(source.file())));
    json.write(folder.resolve(ModelFolder.CARD), card);
    return card;
  }

  private static ImportPlan.Ports proposed(SourceNetwork source) throws BackcastException {
    NetworkKind.requireBackward(source.model(), source.summary(), source.file().toString());
    source.requireTables();
    try {
      return PortProposal.of(source.summary()).ports();
    } catch (BackcastException e) {
      throw e.at(source.file().toString());
    }
  }

  private static TrialInput designs(DesignSpace space) {
    return new TrialInput.Uniform(
        space.variables().stream().mapToDouble(Variable::lower).toArray(),
        space.variables().stream().mapToDouble(Variable::upper).toArray());
  }

  private static TrialInput properties(DesignSpace space) {
    return new TrialInput.Uniform(
        space.properties().stream().mapToDouble(Property::lower).toArray(),
        space.properties().stream().mapToDouble(Property::upper).toArray());
  }

  /** The number of latent coordinates, after checking every width against the plan. */
  private static int latentWidth(SourceNetwork source, ImportPlan.Ports ports, DesignSpace space)
      throws BackcastException {
    GraphSummary summary = source.summary();
    int latent = width(source, "input", ports.latent());
    int condition = width(source, "input", ports.condition());
    int design = width(source, "output", ports.design());
    boolean joint = ports.latent().equals(ports.condition());
    if (!joint && summary.inputs().size() != 2) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "The network has %s inputs; with two named, there must be two."
              .formatted(summary.inputs().size()));
    }
    requireWidth(ports.design(), "variables", design, space.dx());
    if (latent < 1) {
      throw source.openWidth(edge(summary.inputs(), "input", ports.latent()));
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

  /** Number of columns; −1 if it is open. */
  private static int width(SourceNetwork source, String side, String name)
      throws BackcastException {
    GraphSummary summary = source.summary();
    GraphSummary.Edge edge =
        edge(side.equals("input") ? summary.inputs() : summary.outputs(), side, name);
    source.requireTable(side, edge);
    return edge.length(1);
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
