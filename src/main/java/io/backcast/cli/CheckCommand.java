package io.backcast.cli;

import io.backcast.design.ModelCheck;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.io.UnknownKey;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Printable;
import java.nio.file.Path;
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
    ModelCheck check;
    try (TrialLine line = TrialLine.onStandardError()) {
      check = ModelCheck.of(folder, json, trials, line);
    }
    check.violations().forEach(v -> System.out.println(Printable.of(v)));
    // a newer program may know them
    for (UnknownKey unknown : check.unknownKeys()) {
      System.err.println(
          Printable.line(
              "%s: the key %s is unknown and ignored."
                  .formatted(folder.resolve(ModelFolder.CARD), unknown.place())));
    }
    if (check.examination() != null) {
      check.examination().lines().forEach(l -> System.out.println(Printable.line(l)));
      System.out.println(check.verdict(folder.toString()));
    }
    return check.sound() ? 0 : ErrorCode.BAD_MODEL.exitCode();
  }
}
