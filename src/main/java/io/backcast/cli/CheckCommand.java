package io.backcast.cli;

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
    try (TrialLine line = TrialLine.onStandardError();
        NetworkTrial trial = trials.begin(line)) {
      violations =
          new ModelFolder(json, file -> trial.open(file, file.toString())).violations(folder);
    }
    violations.forEach(v -> System.out.println(Printable.of(v)));
    nameUnknownKeys();
    if (violations.isEmpty()) {
      System.out.println(folder + " is a sound model folder.");
      return 0;
    }
    return ErrorCode.BAD_MODEL.exitCode();
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
