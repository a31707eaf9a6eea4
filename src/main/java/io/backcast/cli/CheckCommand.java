package io.backcast.cli;

import io.backcast.design.ModelExamination;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.io.UnknownKey;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "List everything that is wrong with a model folder.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Model folder.")
  private Path folder;

  private final Json json;
  private final NetworkTrial.Factory trials;

  CheckCommand(Json json, NetworkTrial.Factory trials) {
    this.json = json;
    this.trials = trials;
  }

  @Override
  public Integer call() throws BackcastException {
    List<String> violations;
    @Nullable ModelExamination examination = null;
    boolean predicts = false;
    try (TrialLine line = TrialLine.onStandardError();
        NetworkTrial trial = trials.begin(line)) {
      ModelFolder folders = new ModelFolder(json, file -> trial.open(file, file.toString()));
      violations = folders.violations(folder);
      if (violations.isEmpty()) {
        try (InverseModel model = folders.open(folder)) {
          examination = ModelExamination.of(model);
          predicts = model.predicts();
        }
      }
    }
    violations.forEach(v -> System.out.println(Printable.of(v)));
    nameUnknownKeys();
    return examination == null ? ErrorCode.BAD_MODEL.exitCode() : judge(examination, predicts);
  }

  private int judge(ModelExamination examination, boolean predicts) {
    examination.lines().forEach(l -> System.out.println(Printable.line(l)));
    if (!examination.doubts().isEmpty()) {
      System.out.println(folder + ": the files are in order, but its designs are doubtful.");
      return ErrorCode.BAD_MODEL.exitCode();
    }
    System.out.println(
        predicts
            ? folder + " is a sound model folder."
            : folder
                + ": the files are in order; whether designs reach their targets was not tested.");
    return 0;
  }

  /** A newer program may know them: they are told, and are no violations. */
  private void nameUnknownKeys() {
    Path card = folder.resolve(ModelFolder.CARD);
    try {
      for (UnknownKey unknown : json.unknownKeys(card, ModelFolder.SCHEMA)) {
        System.err.println(
            Printable.line(
                "%s: the key %s is unknown and ignored.".formatted(card, unknown.place())));
      }
    } catch (BackcastException e) {
      // a card that is no JSON is among the violations
      return;
    }
  }
}
