package io.backcast.cli;

import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.importing.ImportProposer;
import io.backcast.model.Integration;
import io.backcast.model.OutsideRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an import says of a network's inputs and of further networks; each overrules the card. */
final class NetworkOptions {
  @Option(
      names = "--latent",
      split = ",",
      paramLabel = "NAME",
      description = "Input of standard normal numbers, or several, in order.")
  private @Nullable List<String> latent;

  @Option(
      names = "--condition",
      split = ",",
      paramLabel = "NAME",
      description =
          "Input of the properties, or several, in order; the latent's name again if one input holds"
              + " both.")
  private @Nullable List<String> condition;

  @Option(
      names = "--condition-first",
      negatable = true,
      description = "Whether the properties come first in one input for both.")
  private @Nullable Boolean conditionFirst;

  @Option(names = "--design", paramLabel = "NAME", description = "Output of the designs.")
  private @Nullable String design;

  @Option(
      names = "--predict",
      split = ",",
      paramLabel = "FILE.onnx",
      description =
          "Network that predicts, design → properties; several are the members of an ensemble.")
  private @Nullable List<Path> predict;

  @Option(
      names = "--forward",
      paramLabel = "FILE.onnx",
      description = "Inverse of the network: design, property → latent, log-determinant.")
  private @Nullable Path forward;

  @Option(
      names = "--gradient",
      paramLabel = "FILE.onnx",
      description = "Network that predicts with its slopes: design → properties, slopes.")
  private @Nullable Path gradient;

  @Option(
      names = "--outside",
      paramLabel = "RULE",
      converter = OutsideRuleConverter.class,
      description =
          "What becomes of samples that the network draws outside the bounds: reject (draw again,"
              + " the default) or clamp (move onto the bounds).")
  private @Nullable OutsideRule outside;

  @Option(
      names = "--integrate",
      paramLabel = "SCHEME:STEPS",
      converter = IntegrationConverter.class,
      description =
          "The network is a velocity field, dx/dt = v(x, t, property) from t = 0 (standard normal) to"
              + " t = 1 (a design): euler, heun or rk4, and how many steps.")
  private @Nullable Integration integration;

  /** Ports with what the options say of them; null if neither says anything. */
  private ImportPlan.@Nullable Ports ports(ImportPlan.@Nullable Ports card) {
    if (latent == null && condition == null && design == null && conditionFirst == null) {
      return card;
    }
    ImportPlan.Ports known = card == null ? ImportPlan.Ports.unknown() : card;
    return (conditionFirst == null ? known : known.with(conditionFirst))
        .with(
            latent == null ? known.latent() : latent,
            condition == null ? known.condition() : condition)
        .withDesign(design == null ? known.design() : design);
  }

  /**
   * What the options and a card say of a network.
   *
   * @param folder of the plan, to which its files are relative
   */
  ImportProposer.Told told(@Nullable ImportPlan card, Path folder) {
    ImportPlan.@Nullable Predictor given = predictor(folder);
    return new ImportProposer.Told(
        ports(card == null ? null : card.ports()),
        given == null && card != null ? card.predict() : given,
        folder);
  }

  /** A plan whose files are named from another folder. */
  static ImportPlan moved(ImportPlan plan, Path from, Path to) {
    UnaryOperator<String> name = file -> relative(from.resolve(file), to);
    ImportPlan.Predictor predict = plan.predict();
    ImportPlan.OneFile forward = plan.forward();
    ImportPlan.OneFile gradient = plan.gradient();
    return plan.with(
        predict == null
            ? null
            : new ImportPlan.Predictor(
                predict.file() == null ? null : name.apply(predict.file()),
                predict.files() == null ? null : predict.files().stream().map(name).toList()),
        forward == null ? null : new ImportPlan.OneFile(name.apply(forward.file())),
        gradient == null ? null : new ImportPlan.OneFile(name.apply(gradient.file())));
  }

  /** The predictors that the options name; null if none. */
  private ImportPlan.@Nullable Predictor predictor(Path folder) {
    if (predict == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (Path file : predict) {
      names.add(relative(file, folder));
    }
    return names.size() == 1
        ? new ImportPlan.Predictor(names.getFirst())
        : new ImportPlan.Predictor(null, names);
  }

  /**
   * A plan with what the options say.
   *
   * @param folder of the plan, to which its files are relative
   */
  ImportPlan in(ImportPlan plan, Path folder) {
    ImportPlan with =
        plan.with(ports(plan.ports()))
            .with(
                predictor(folder),
                forward == null ? null : new ImportPlan.OneFile(relative(forward, folder)),
                gradient == null ? null : new ImportPlan.OneFile(relative(gradient, folder)));
    ImportPlan ruled = outside == null ? with : with.with(outside);
    return integration == null ? ruled : ruled.with(integration);
  }

  private static String relative(Path file, Path folder) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = folder.toAbsolutePath().normalize();
    boolean sameRoot = Objects.equals(absolute.getRoot(), base.getRoot());
    return (sameRoot ? base.relativize(absolute) : absolute).toString().replace('\\', '/');
  }
}
