package io.backcast.cli;

import io.backcast.design.ModelExamination;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.model.BackcastException;
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
  public Integer call() throws BackcastException {
    List<String> violations = folders.violations(folder);
    violations.forEach(System.out::println);
    if (!violations.isEmpty()) {
      return ErrorCode.BAD_MODEL.exitCode();
    }
    try (InverseModel model = folders.open(folder)) {
      ModelExamination examination = ModelExamination.of(model);
      examination.lines().forEach(System.out::println);
      if (!examination.doubts().isEmpty()) {
        System.out.println(folder + ": the files are in order, but its designs are doubtful.");
        return ErrorCode.BAD_MODEL.exitCode();
      }
      System.out.println(
          model.predicts()
              ? folder + " is a sound model folder."
              : folder
                  + ": the files are in order; whether designs reach their targets was not tested.");
      return 0;
    }
  }
}
