package io.backcast.engine;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.Integration;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.RelationCheck;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens model folders and reports violations of their contract. */
public final class ModelFolder {
  /** Name of the card in every model folder. */
  public static final String CARD = "model.json";

  /** Name of the recipe that a model was trained by, where its folder has it. */
  public static final String RECIPE = "recipe.json";

  /** Metadata key under which each network carries the card's identity. */
  public static final String IDENTITY = "backcast.identity";

  /** Metadata key under which each network carries the key of its role. */
  public static final String ROLE = "backcast.role";

  /** Resource name of the card's JSON Schema. */
  public static final String SCHEMA = "/io/backcast/model-card.schema.json";

  private final Json json;
  private final GraphOpener opener;
  private final boolean sideBySide;
  private final EngineTuning tuning;

  /** Opens a network of a folder. */
  @FunctionalInterface
  public interface GraphOpener {
    /** Opens a file. */
    GraphRunner open(Path file) throws BackcastException;
  }

  public ModelFolder(Json json) {
    this(json, EngineTuning.none());
  }

  /** Folders whose networks are run as suits this machine. */
  public ModelFolder(Json json, EngineTuning tuning) {
    this(json, OnnxGraph::open, true, tuning);
  }

  /** Folders whose networks are opened elsewhere, one after another. */
  public ModelFolder(Json json, GraphOpener opener) {
    this(json, opener, false, EngineTuning.none());
  }

  private ModelFolder(Json json, GraphOpener opener, boolean sideBySide, EngineTuning tuning) {
    this.json = json;
    this.opener = opener;
    this.sideBySide = sideBySide;
    this.tuning = tuning;
  }

  /** Reads and checks the card without the networks. */
  public ModelCard card(Path folder) throws BackcastException {
    if (!Files.isDirectory(folder)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("model.no-folder", folder, CARD));
    }
    Path file = folder.resolve(CARD);
    if (!Files.exists(file)) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("model.no-card", folder, CARD));
    }
    ModelCard card =
        json.read(file, "card", ModelCard.FORMAT, ErrorCode.BAD_CARD, ModelCard.class, SCHEMA);
    String problem = problem(card);
    if (problem != null) {
      throw new BackcastException(ErrorCode.BAD_CARD, file + ": " + problem + ".");
    }
    // throws if a symmetry is not valid
    card.space().group();
    return card;
  }

  /**
   * Opens a folder after checking card, files, identity, shapes and a first run.
   *
   * @throws BackcastException with the first violation found
   */
  public InverseModel open(Path folder) throws BackcastException {
    ModelCard card = card(folder);
    FolderGraphs graphs = FolderGraphs.open(folder, card, opener, sideBySide);
    try {
      InverseModel model = new OnnxInverseModel(card, graphs.first(), graphs.more());
      InferenceCheck.check(model, folder);
      tuning.apply(card, graphs.first());
      return model;
    } catch (BackcastException | RuntimeException e) {
      graphs.close();
      throw e;
    }
  }

  /**
   * Opens a model that predicts.
   *
   * @throws BackcastException if the model cannot be opened, or nothing in it predicts
   */
  public InverseModel openPredicting(Path folder) throws BackcastException {
    InverseModel model = open(folder);
    if (model.predicts()) {
      return model;
    }
    model.close();
    throw new BackcastException(ErrorCode.BAD_MODEL, Sentence.of("model.no-predictor", folder));
  }

  /** Every violation of the model-folder contract; empty for a valid folder. */
  public List<String> violations(Path folder) {
    List<String> found = new ArrayList<>();
    ModelCard card;
    try {
      card = card(folder);
    } catch (BackcastException e) {
      return cardViolations(folder, e);
    }
    card.graphs()
        .forEach(
            (role, graph) ->
                graph
                    .all()
                    .forEach(part -> found.addAll(fileViolations(folder, card, role, part))));
    if (found.isEmpty()) {
      try {
        open(folder).close();
      } catch (BackcastException e) {
        found.add(e.sentence());
      }
    }
    return found;
  }

  private List<String> fileViolations(
      Path folder, ModelCard card, NetworkRole role, GraphFile graph) {
    List<String> found = new ArrayList<>();
    try {
      Path file = networkFile(folder, graph);
      for (String problem : GraphContract.violations(card, role, signature(file))) {
        found.add(file + ": " + problem + ".");
      }
      if (!Digests.sha256(file).equals(graph.sha256())) {
        found.add(file + ": its SHA-256 is not the card's.");
      }
    } catch (BackcastException e) {
      found.add(e.sentence());
    }
    return found;
  }

  private GraphSignature signature(Path file) throws BackcastException {
    try (GraphRunner graph = opener.open(file)) {
      return graph.signature();
    }
  }

  /** All schema violations of a refused card. */
  private List<String> cardViolations(Path folder, BackcastException refusal) {
    try {
      List<String> all = json.violations(folder.resolve(CARD), SCHEMA);
      return all.isEmpty() ? List.of(refusal.sentence()) : all;
    } catch (BackcastException e) {
      // not JSON, or no card at all
      return List.of(refusal.sentence());
    }
  }

  /**
   * Path of a network.
   *
   * @throws BackcastException if the card names a file that is not in its folder or below it
   */
  public static Path networkFile(Path folder, GraphFile graph) throws BackcastException {
    try {
      // the folder's own path is not checked: it may be “.”, end in “..” or be a link
      Path name = folder.getFileSystem().getPath(graph.file()).normalize();
      if (!name.isAbsolute() && name.getRoot() == null && !name.startsWith("..")) {
        return folder.resolve(name);
      }
    } catch (InvalidPathException e) {
      throw new BackcastException(
          ErrorCode.BAD_CARD, Sentence.of("model.bad-name", graph.file()), e);
    }
    throw new BackcastException(
        ErrorCode.BAD_CARD, Sentence.of("model.outside-folder", graph.file()));
  }

  private static @Nullable String problem(ModelCard card) {
    String problem = spaceProblem(card.space());
    problem = problem == null ? generatorProblem(card) : problem;
    if (problem == null && card.mixture() != null) {
      problem = card.mixture().problem(card.space());
    }
    return problem == null && card.crystal() != null
        ? card.crystal().problem(card.space())
        : problem;
  }

  /** What is wrong with the network that draws designs, as a clause; null if nothing is. */
  private static @Nullable String generatorProblem(ModelCard card) {
    Integration integration = card.integration();
    if (!card.has(NetworkRole.VELOCITY)) {
      return card.has(NetworkRole.BACKWARD)
          ? null
          : "graphs names neither a backward network nor a velocity network, so that nothing draws"
              + " designs";
    }
    if (card.has(NetworkRole.BACKWARD)) {
      return "graphs names a backward network and a velocity network; a model draws by one of them";
    }
    if (integration == null) {
      return "the velocity network needs an integration, such as {\"scheme\": \"heun\", \"steps\":"
          + " 20}";
    }
    if (card.latent() != card.space().dx()) {
      return "the velocity network starts from as many latent coordinates as there are variables, %s, not %s"
          .formatted(card.space().dx(), card.latent());
    }
    return integration.problem(card.space().dx());
  }

  /** What is wrong with the variables and properties of a card, as a clause; null if nothing is. */
  public static @Nullable String spaceProblem(DesignSpace space) {
    Set<String> names = new HashSet<>();
    for (Variable v : space.variables()) {
      Sentence problem = v.problem();
      if (problem != null) {
        return problem.toString();
      }
      if (!names.add(v.name())) {
        return "two variables are called " + v.name();
      }
    }
    for (var p : space.properties()) {
      if (!names.add(p.name())) {
        return "two columns are called " + p.name();
      }
      if (!(p.lower() <= p.upper() && p.tolerance() > 0)) {
        return "property " + p.name() + " needs a range and a tolerance above zero";
      }
      Sentence problem = p.problem();
      if (problem != null) {
        return problem.toString();
      }
    }
    Sentence related = RelationCheck.problem(space.withConstraints(List.of()));
    return related == null ? Conditions.problem(space) : related.toString();
  }
}
