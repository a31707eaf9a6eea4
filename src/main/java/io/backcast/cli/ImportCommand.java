package io.backcast.cli;

import io.backcast.design.ModelExamination;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.importing.ImportProposer;
import io.backcast.engine.importing.NetworkImporter;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import java.nio.file.Path;
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
      description = "Write a card to complete, with the ranges that the network draws.")
  private @Nullable Path proposal;

  @Option(names = "--out", paramLabel = "DIR", description = "Model folder, a new one.")
  private @Nullable Path out;

  @Mixin private NetworkOptions networks;

  private final Json json;

  ImportCommand(Json json) {
    this.json = json;
  }

  @Override
  public Integer call() throws BackcastException {
    if (proposal != null) {
      propose(proposal);
      return 0;
    }
    if (cardFile == null || out == null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "Give --propose card.json to begin with, or --card card.json --out DIR to finish.");
    }
    Path beside = Objects.requireNonNull(cardFile.toAbsolutePath().getParent());
    ImportPlan plan =
        networks.in(json.read(cardFile, ImportPlan.class, NetworkImporter.SCHEMA), beside);
    ModelCard card =
        new NetworkImporter(json)
            .importNetwork(
                network, plan, beside, out, ModelWorkspace.IfExists.REFUSE, ImportCommand::note);
    System.out.println("%s: %s".formatted(out, card.title()));
    try (InverseModel model = new ModelFolder(json).open(out)) {
      ModelExamination.of(model).lines().forEach(ImportCommand::note);
    }
    return 0;
  }

  private void propose(Path card) throws BackcastException {
    Path beside = Objects.requireNonNull(card.toAbsolutePath().getParent());
    ImportProposer.Proposal proposed =
        ImportProposer.of(network, networks.ports(null), networks.predictor(beside), beside);
    json.write(card, networks.in(proposed.plan(), beside));
    proposed.notes().forEach(ImportCommand::note);
    if (!proposed.sure()) {
      note("the roles that are not plain are left out of " + card + "; set them before importing");
    }
    System.err.println(
        "Complete names, units, bounds and scaling in %s, then import with --card %s --out DIR."
            .formatted(card, card));
  }

  private static void note(String clause) {
    System.err.println("  " + clause);
  }
}
