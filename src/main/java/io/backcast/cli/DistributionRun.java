package io.backcast.cli;

import io.backcast.design.Abstention;
import io.backcast.design.AbstentionText;
import io.backcast.design.DesignProvenance;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.DesignSummary;
import io.backcast.design.Designer;
import io.backcast.design.ExtremeText;
import io.backcast.design.Extremes;
import io.backcast.design.WeightedResult;
import io.backcast.engine.InverseModel;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Target;

/** Draws designs that are distributed as the prior is among all designs on target. */
final class DistributionRun {
  private final InverseModel model;
  private final String program;
  private final Json json;
  private final TableOutput out;

  /**
   * Which designs are wanted.
   *
   * @param keep largest number of rows
   * @param resample whether they all count alike, instead of having weights
   */
  record Wanted(long seed, int keep, boolean resample, ExtrapolationControl extrapolation) {}

  /**
   * A run of a model.
   *
   * @param program name and version
   */
  DistributionRun(InverseModel model, String program, Json json, TableOutput out) {
    this.model = model;
    this.program = program;
    this.json = json;
    this.out = out;
  }

  /**
   * Writes designs, and says on standard error how well they stand for the distribution.
   *
   * @throws BackcastException if no design reaches the target; nothing is written then
   */
  void write(Target asked, DesignBounds bounds, Wanted wanted) throws BackcastException {
    Target target = reached(asked, bounds, wanted);
    WeightedResult result =
        WeightedResult.of(
            model,
            target,
            bounds,
            wanted.seed(),
            wanted.keep(),
            wanted.resample(),
            wanted.extrapolation());
    DesignSpace space = model.card().space();
    Abstention abstention = result.abstention();
    String unsaid = abstention == null ? "" : AbstentionText.of(space, target, abstention);
    if (result.size() == 0) {
      String why = unsaid.isEmpty() ? DesignSummary.distribution(result) : unsaid;
      throw new BackcastException(ErrorCode.UNREACHABLE, why + " Nothing was written.");
    }
    out.write(
        wanted.resample()
            ? DesignTable.of(space, result.designs())
            : DesignTable.of(space, result.designs(), result.weights()),
        DesignProvenance.of(program, model.card(), target, bounds, wanted.seed(), result),
        json);
    System.err.println(DesignSummary.distribution(result));
    if (!unsaid.isEmpty()) {
      System.err.println(unsaid);
    }
  }

  /** The target whose distribution is asked for: of the most or least, what is as good as it. */
  private Target reached(Target target, DesignBounds bounds, Wanted wanted)
      throws BackcastException {
    if (!target.hasExtremes()) {
      return target;
    }
    if (target.extremes().length > 1) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "A trade-off between several properties has no distribution. Leave out --sampling, or ask for the most or least of one.");
    }
    DesignResult result =
        new Designer(model)
            .design(
                DesignRequest.of(target, bounds)
                    .seed(wanted.seed())
                    .extrapolation(wanted.extrapolation())
                    .build());
    Extremes extremes = result.extremes();
    if (extremes == null || result.designs().size() == 0) {
      throw new BackcastException(
          ErrorCode.UNREACHABLE,
          DesignSummary.nothing(model.card().space(), target, result) + " Nothing was written.");
    }
    // how many the search kept is not how many are drawn now
    ExtremeText.lines(model.card().space(), target, result, extremes).stream()
        .skip(1)
        .forEach(System.err::println);
    return extremes.reached();
  }
}
