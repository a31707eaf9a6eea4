package io.backcast.engine.importing;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.NetworkFaults;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.Integration;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkOrigin;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return importNetwork(
        network, plan, planFolder, folder, ifExists, ImportListener.NONE, progress);
  }

  /**
   * As above, telling what is found.
   *
   * @param listener is told where roles come from, and about the finished model
   */
  public ModelCard importNetwork(
      Path network,
      ImportPlan plan,
      Path planFolder,
      Path folder,
      ModelWorkspace.IfExists ifExists,
      ImportListener listener,
      TrialProgress progress)
      throws BackcastException {
    SourceNetwork source = SourceNetwork.read(network);
    if (plan.integration() == null) {
      source.requireBackward(plan.ports(), Widths.of(plan.space(), null));
    }
    try (NetworkTrial trial = trials.begin(progress);
        ModelWorkspace workspace = ModelWorkspace.open(folder, ifExists, json)) {
      TestedGraphs tested = new TestedGraphs(trial);
      Predictors predictors = Predictors.read(plan.predict(), planFolder);
      EndScalings scalings = EndScalings.of(plan.space(), plan.scaling());
      Map<NetworkRole, List<PlanNetwork>> networks = new EnumMap<>(NetworkRole.class);
      InputLayout layout = null;
      if (plan.integration() == null) {
        RoleFinder roles =
            RoleFinder.find(source, trial, plan.ports(), plan.space(), scalings, predictors);
        Ends ends = Ends.of(source, roles, plan.space());
        roles.notes().forEach(listener::note);
        noteDropouts(source, ends.design().name(), listener);
        networks.put(NetworkRole.BACKWARD, List.of(ends.backward(source, scalings)));
        layout = ends.layout();
      } else {
        PlanNetwork velocity =
            VelocityWrapper.of(source, plan.ports(), plan.space(), scalings.property());
        noteDropouts(source, velocity.output(), listener);
        networks.put(NetworkRole.VELOCITY, List.of(velocity));
      }
      networks.putAll(new PlanNetworks(plan, planFolder, layout, scalings).wrapped(predictors));
      int dz = layout == null ? plan.space().dx() : layout.dz();
      ModelCard card = build(source, plan, dz, networks, workspace.folder(), tested);
      tested.requireModel(json, workspace.folder(), folder, network, listener);
      workspace.publishTested();
      return card;
    }
  }

  private static void noteDropouts(SourceNetwork source, String output, ImportListener listener) {
    new NetworkFaults(source.model(), output)
        .trainingDropouts()
        .forEach(n -> listener.note(n + " is in training mode; ONNX Runtime leaves it out"));
  }

  /** How the finished model integrates: a design as the plan's scaling gives it. */
  private static @Nullable Integration integration(ImportPlan plan) throws BackcastException {
    Integration told = plan.integration();
    if (told == null) {
      return null;
    }
    double[][] design = EndScalings.of(plan.space(), plan.scaling()).design();
    Integration complete = told.coordinates() == null ? told.with(design[0], design[1]) : told;
    String problem = complete.problem(plan.space().dx());
    if (problem != null) {
      throw new BackcastException(ErrorCode.BAD_CARD, Sentence.of("import.card", problem));
    }
    return complete;
  }

  /** What goes into the backward network and comes out of it. */
  private record Ends(InputLayout layout, DesignOutput design) {
    static Ends of(SourceNetwork source, RoleFinder roles, DesignSpace space)
        throws BackcastException {
      try {
        ImportPlan.Ports ports = roles.complete();
        return new Ends(
            InputLayout.of(source.summary(), ports, space.dy()),
            DesignOutput.of(source.summary(), ports, space.dx()));
      } catch (BackcastException e) {
        throw e.at(source.file().toString());
      }
    }

    PlanNetwork backward(SourceNetwork source, EndScalings scalings) {
      GraphWrapper wrapper = BackwardWrapper.of(source.model(), layout, scalings.property());
      return new PlanNetwork(
          design.wrap(wrapper, scalings), source.model(), source.file().toString(), design.name());
    }
  }

  private ModelCard build(
      SourceNetwork source,
      ImportPlan plan,
      int dz,
      Map<NetworkRole, List<PlanNetwork>> networks,
      Path folder,
      TestedGraphs tested)
      throws BackcastException {
    String identity = Digests.sha256(source.model().toByteArray()).substring(0, 16);
    Map<NetworkRole, GraphFile> graphs = new EnumMap<>(NetworkRole.class);
    for (Map.Entry<NetworkRole, List<PlanNetwork>> entry : networks.entrySet()) {
      NetworkRole role = entry.getKey();
      List<GraphFile> files = new ArrayList<>();
      for (PlanNetwork network : entry.getValue()) {
        String name = PlanNetworks.fileName(role, files.size());
        files.add(write(folder, role, name, network.wrapper(), identity));
        test(tested, network, folder.resolve(name), role, plan.space(), dz);
      }
      graphs.put(role, withMembers(files));
    }
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            identity,
            plan.name(),
            plan.title(),
            plan.space(),
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
                Digests.sha256(source.file())),
            plan.outside(),
            null,
            null,
            integration(plan),
            null,
            null);
    json.write(folder.resolve(ModelFolder.CARD), card);
    return card;
  }

  /**
   * Runs a network: all that take designs alone give properties first, and a forward network that
   * takes properties too gives the latent point.
   */
  private static void test(
      TestedGraphs tested,
      PlanNetwork network,
      Path file,
      NetworkRole role,
      DesignSpace space,
      int dz)
      throws BackcastException {
    boolean alone = network.wrapper().inputCount() == 1;
    if (role == NetworkRole.BACKWARD) {
      List<TrialInput> inputs =
          dz == 0
              ? List.of(properties(space))
              : List.of(new TrialInput.Normal(dz), properties(space));
      tested.test(network.test(), file, inputs, space.dx());
    } else if (role == NetworkRole.VELOCITY) {
      TrialInput time = new TrialInput.Uniform(new double[] {0}, new double[] {1});
      List<TrialInput> inputs = List.of(new TrialInput.Normal(dz), time, properties(space));
      tested.test(network.test(), file, inputs, space.dx());
    } else {
      List<TrialInput> inputs =
          alone ? List.of(designs(space)) : List.of(designs(space), properties(space));
      tested.test(network.test(), file, inputs, alone ? space.dy() : dz);
    }
  }

  private static GraphFile withMembers(List<GraphFile> files) {
    GraphFile first = files.getFirst();
    return files.size() == 1
        ? first
        : new GraphFile(first.file(), first.sha256(), List.copyOf(files.subList(1, files.size())));
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
}
