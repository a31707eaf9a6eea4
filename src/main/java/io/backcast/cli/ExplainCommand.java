package io.backcast.cli;

import io.backcast.design.Refusal;
import io.backcast.design.RequestParser;
import io.backcast.design.WhyNot;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.model.BackcastException;
import io.backcast.model.ExtrapolationControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Say why no design for a target has some values, and which design that works is nearest.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Parameters(
      arity = "1..2",
      paramLabel = "NAME=VALUE",
      description = "The values asked about, alpha=80 or a=2.9..3, of one variable or two.")
  private List<String> region = new ArrayList<>();

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "Value to reach, as for design.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "[NAME=]T",
      description = "Largest error that counts as on target (default: each property's own).")
  private List<String> tolerances = new ArrayList<>();

  @Mixin private ConstraintOptions allowed = new ConstraintOptions();

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--extrapolation",
      paramLabel = "CONTROL",
      defaultValue = "warn",
      converter = ExtrapolationConverter.class,
      description = "As for design: restrict refuses designs unlike the training data.")
  private ExtrapolationControl extrapolation = ExtrapolationControl.WARN;

  private final ModelFolder folders;

  ExplainCommand(ModelFolder folders) {
    this.folders = folders;
  }

  @Override
  public Integer call() throws BackcastException {
    try (InverseModel opened = model.openPredicting(folders)) {
      RequestParser parser = new RequestParser(opened.card().space());
      Refusal refusal =
          new WhyNot(opened)
              .explain(
                  parser.region(region),
                  parser.target(targets, tolerances),
                  allowed.bounds(parser),
                  extrapolation,
                  seed);
      System.out.println(refusal.sentence(opened.card().space()));
      return 0;
    }
  }
}
