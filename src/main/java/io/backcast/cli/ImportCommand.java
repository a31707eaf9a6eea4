package io.backcast.cli;

import io.backcast.design.ModelExamination;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.engine.importing.ImportListener;
import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.importing.ImportProposer;
import io.backcast.engine.importing.NetworkImporter;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description =
        "Make a model folder from a bare ONNX network. First --propose a card and complete it, then"
            + " import with it.")
final class ImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE.onnx",
      description = "Backward network: latent, property → design.")
  private Path network;

  @Option(
      names = "--card",
      paramLabel = "JSON",
      description = "Names, units, bounds, reference, scaling and ports.")
  private @Nullable Path cardFile;

  @Option(
      names = "--propose",
      paramLabel = "JSON",
      description =
          "Write a card to complete, with the ranges that the network draws; with --card, that card"
              + " with its variables' ranges drawn anew.")
  private @Nullable Path proposal;

  @Option(
      names = "--range",
      paramLabel = "PROPERTY=LOW..HIGH",
      description =
          "With --propose: range of a property, as in y1=0..2.5, or of all columns of an input, as"
              + " in y=0..2.5, in the network's numbers. Without it the network is asked for −1 … 1.")
  private List<String> ranges = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Model folder, a new one.")
  private @Nullable Path out;

  @Option(
      names = "--force",
      description = "Replace the card of --propose or the model of --out that is there.")
  private boolean force;

  @Mixin private NetworkOptions networks;

  private final Json json;
  private final NetworkTrial.Factory trials;

  ImportCommand(Json json, NetworkTrial.Factory trials) {
    this.json = json;
    this.trials = trials;
  }

  @Override
  public Integer call() throws BackcastException {
    if (proposal != null) {
      if (out != null) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "--propose writes a card and --out a model. Give --propose first; when the card is"
                + " complete, --card card.json --out DIR.");
      }
      return propose(proposal);
    }
    if (!ranges.isEmpty()) {
      throw new BackcastException(
          ErrorCode.USAGE, "--range goes with --propose; the ranges of --card are in the card.");
    }
    if (cardFile == null || out == null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "Give --propose card.json to begin with, or --card card.json --out DIR to finish.");
    }
    return importNetwork(cardFile, out);
  }

  private int propose(Path target) throws BackcastException {
    if (networks.integrates()) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "A velocity field alone does not show its designs, so no card is proposed for it. Write one"
              + " with name, title and the space of variables and properties, then --card card.json"
              + " --integrate heun:20 --out DIR.");
    }
    boolean toStandardOutput = target.toString().equals("-");
    if (!toStandardOutput) {
      OverwriteGuard.requireNewFile(target, network, force);
    }
    Path beside = beside(target);
    @Nullable ImportPlan card =
        cardFile == null ? null : NetworkOptions.moved(read(cardFile), beside(cardFile), beside);
    RangeOptions options = RangeOptions.of(ranges, System.console());
    ImportProposer.Proposal found;
    try (TrialLine line = TrialLine.onStandardError()) {
      found =
          new ImportProposer(trials)
              .propose(network, card, networks.told(card, beside), options, line);
    }
    options.requireAllUsed(found.plan(), found.sure());
    ImportPlan plan = networks.in(found.plan(), beside);
    if (toStandardOutput) {
      System.out.println(json.text(plan));
    } else {
      json.write(target, plan);
    }
    tell(found, target, toStandardOutput);
    return 0;
  }

  private static void tell(ImportProposer.Proposal found, Path target, boolean toStandardOutput) {
    found.notes().forEach(ImportCommand::note);
    if (!found.sure()) {
      note(
          "the roles that are not plain are left out of the card; set them before importing, or"
              + " propose again with --latent and --condition, as the ranges of the variables"
              + " depend on them");
    }
    if (!found.unranged().isEmpty()) {
      System.err.println(
          ("The network was asked for %s from -1 to 1, as no range is known, and the ranges of the"
                  + " variables hold for that. Give the range with --range %s=LOW..HIGH.")
              .formatted(String.join(", ", found.unranged()), found.unranged().getFirst()));
    }
    if (!toStandardOutput) {
      System.err.println(
          "Complete names, units, bounds and scaling in %s, then import with --card %s --out DIR."
              .formatted(target, target));
    }
  }

  private int importNetwork(Path file, Path folder) throws BackcastException {
    Path beside = beside(file);
    ImportPlan plan = networks.in(read(file), beside);
    OverwriteGuard.requireOutside(folder, network);
    OverwriteGuard.requireOutside(folder, file);
    OverwriteGuard.requireNewModel(folder, force);
    for (String name : plan.files()) {
      OverwriteGuard.requireOutside(folder, beside.resolve(name));
    }
    ModelWorkspace.IfExists ifExists =
        force ? ModelWorkspace.IfExists.REPLACE : ModelWorkspace.IfExists.REFUSE;
    Findings findings = new Findings();
    ModelCard card;
    try (TrialLine line = TrialLine.onStandardError()) {
      card =
          new NetworkImporter(json, trials)
              .importNetwork(network, plan, beside, folder, ifExists, findings, line);
    }
    System.out.println("%s: %s".formatted(folder, Printable.line(card.title())));
    findings.clauses.forEach(ImportCommand::note);
    return 0;
  }

  /** What is found while a line of progress stands on the terminal. */
  private static final class Findings implements ImportListener {
    private final List<String> clauses = new ArrayList<>();

    @Override
    public void note(String clause) {
      clauses.add(clause);
    }

    @Override
    public void made(InverseModel model) throws BackcastException {
      clauses.addAll(ModelExamination.of(model).lines());
    }
  }

  private ImportPlan read(Path file) throws BackcastException {
    ImportPlan plan = json.read(file, ImportPlan.class, NetworkImporter.SCHEMA);
    CardKeys.check(json, file, NetworkImporter.SCHEMA);
    String problem = ModelFolder.spaceProblem(plan.space());
    if (problem != null) {
      throw new BackcastException(
          ErrorCode.BAD_CARD, "%s: %s.".formatted(file, Printable.line(problem)));
    }
    return plan;
  }

  private static Path beside(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static void note(String clause) {
    System.err.println("  " + Printable.line(clause));
  }
}
