package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "List everything that is wrong with a model folder.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Model folder.")
  private Path folder;

  private final ModelFolder folders;

  CheckCommand(ModelFolder folders) {
    this.folders = folders;
  }

  @Override
  public Integer call() {
    List<String> violations = folders.violations(folder);
    violations.forEach(System.out::println);
    if (violations.isEmpty()) {
      System.out.println(folder + " is a sound model folder.");
      return 0;
    }
    return ErrorCode.BAD_MODEL.exitCode();
  }
}
