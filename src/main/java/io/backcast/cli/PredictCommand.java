package io.backcast.cli;

import io.backcast.design.Predictions;
import io.backcast.design.Trust;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "predict", description = "Predict the properties of given designs.")
final class PredictCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(names = "--in", required = true, paramLabel = "CSV", description = "Designs, or - .")
  private Path in;

  @Mixin private TableOptions input;

  @Mixin private TableOutput out;

  private final ModelFolder folders;
  private final Json json;
  private final String program;

  /** The provenance of a file of predictions. */
  private record Origin(String program, String model, String identity, String designs, int rows) {}

  PredictCommand(ModelFolder folders, Json json, String program) {
    this.folders = folders;
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    try (InverseModel opened = model.open(folders)) {
      DesignSpace space = opened.card().space();
      DesignMatrix x = DesignMatrix.of(DesignTable.read(input.read(in), space), space.dx());
      Predictions predictions = Predictions.of(opened, x);
      DesignSet designs = new Trust(opened).describe(x, predictions);
      ModelCard card = opened.card();
      out.write(
          DesignTable.of(space, designs),
          new Origin(program, card.name(), card.identity(), in.toString(), designs.size()),
          json);
      return 0;
    }
  }
}
