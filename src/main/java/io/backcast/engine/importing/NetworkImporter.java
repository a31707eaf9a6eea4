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
import io.backcast.model.Randoms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    return importNetwork(network, plan, planFolder, folder, ifExists, note -> {});
  }

  /**
   * As above, telling how the roles of inputs and outputs were found.
   *
   * @param notes takes a sentence on each
   */
  public ModelCard importNetwork(
      Path network,
      ImportPlan plan,
      Path planFolder,
      Path folder,
      ModelWorkspace.IfExists ifExists,
      Consumer<String> notes)
      throws BackcastException {
    try (ModelWorkspace workspace = ModelWorkspace.open(folder, ifExists, json)) {
      ModelCard card = build(network, plan, planFolder, workspace.folder(), notes);
      workspace.publish();
      return card;
    }
  }

  private ModelCard build(
      Path network, ImportPlan plan, Path planFolder, Path folder, Consumer<String> notes)
      throws BackcastException {
    DesignSpace space = plan.space();
    EndScalings scalings = EndScalings.of(space, plan.scaling());
    ModelProto model = OnnxFile.readWhole(network);
    GraphSummary summary = GraphSummary.of(model);
    Predictors predictors = Predictors.read(plan.predict(), planFolder);
    RoleFinder roles = RoleFinder.find(model, plan.ports(), space, scalings, predictors);
    ImportPlan.Ports ports = roles.complete();
    roles.notes().forEach(notes);
    InputLayout layout = InputLayout.of(summary, ports, space.dy());
    DesignOutput design = DesignOutput.of(summary, ports, space.dx());
    int dz = layout.dz();
    String identity = Digests.sha256(model.toByteArray()).substring(0, 16);
    Map<NetworkRole, GraphFile> graphs = new EnumMap<>(NetworkRole.class);
    graphs.put(
        NetworkRole.BACKWARD,
        write(
            folder,
            NetworkRole.BACKWARD,
            NetworkRole.BACKWARD.fileName(),
            design.wrap(BackwardWrapper.of(model, layout, scalings.property()), scalings),
            identity));
    trialRun(
        folder.resolve(NetworkRole.BACKWARD.fileName()),
        dz == 0 ? List.of(space.dy()) : List.of(dz, space.dy()),
        space.dx());
    Map<NetworkRole, List<GraphWrapper>> more =
        new PlanNetworks(plan, planFolder, layout, scalings).wrapped(predictors);
    for (Map.Entry<NetworkRole, List<GraphWrapper>> entry : more.entrySet()) {
      graphs.put(
          entry.getKey(), members(folder, entry.getKey(), entry.getValue(), identity, space, dz));
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
            plan.outside());
    json.write(folder.resolve(ModelFolder.CARD), card);
    return card;
  }

  /**
   * Writes the networks of one role and runs each: all that take designs alone give properties
   * first, and a forward network that takes properties too gives the latent point.
   */
  private static GraphFile members(
      Path folder,
      NetworkRole role,
      List<GraphWrapper> networks,
      String identity,
      DesignSpace space,
      int dz)
      throws BackcastException {
    List<GraphFile> files = new ArrayList<>();
    for (GraphWrapper network : networks) {
      String name = PlanNetworks.fileName(role, files.size());
      files.add(write(folder, role, name, network, identity));
      boolean alone = network.inputCount() == 1;
      trialRun(
          folder.resolve(name),
          alone ? List.of(space.dx()) : List.of(space.dx(), space.dy()),
          alone ? space.dy() : dz);
    }
    GraphFile first = files.getFirst();
    @Nullable List<GraphFile> more =
        files.size() == 1 ? null : List.copyOf(files.subList(1, files.size()));
    return new GraphFile(first.file(), first.sha256(), more);
  }

  /** Summary of a network that may be imported, with the weights in files beside it. */
  public static GraphSummary summary(Path network) throws BackcastException {
    return GraphSummary.of(OnnxFile.readWhole(network));
  }

  private static void requireWidth(String port, String what, int has, int wanted)
      throws BackcastException {
    if (has > 0 && has != wanted) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s has %s columns where the card names %s %s.".formatted(port, has, wanted, what));
    }
  }

  private static GraphFile write(
      Path folder, NetworkRole role, String name, GraphWrapper network, String identity)
      throws BackcastException {
    Path file = folder.resolve(name);
    byte[] bytes =
        network
            .build(Map.of(ModelFolder.IDENTITY, identity, ModelFolder.ROLE, role.key()))
            .toByteArray();
    AtomicFiles.write(file, out -> out.write(bytes));
    return new GraphFile(name, Digests.sha256(bytes));
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
}
