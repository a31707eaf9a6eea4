package io.backcast.train.evaluate;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.TrainingProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The regions in which a model's strong designs are not right as often as they should be, by the
 * audit ensemble on designs made inside narrowed bounds and by the held-out rows.
 */
public final class TrustRegions {
  /** The report's samples are this many times those of a trial. */
  private static final int SHARE = 8;

  /** Fewer designs for each target and set of bounds cannot tell nine in ten from less. */
  private static final int FEWEST = 60;

  /** Not the seed that the report measures with, nor that of a window. */
  private static final long SEED = 77;

  private TrustRegions() {}

  /**
   * The model's card with its regions; unchanged where nobody can judge.
   *
   * @param samples that the report draws for each target
   * @param progress says whether to stop
   * @throws BackcastException if the model fails, or when cancelled
   */
  public static ModelCard find(
      InverseModel model,
      EvaluationRows rows,
      HoldOutEvaluation holdOut,
      int samples,
      TrainingProgress progress)
      throws BackcastException {
    ModelCard card = model.card();
    TrustRule rule = card.trust();
    if (rule == null || !RegionTrials.possible(model) || samples / SHARE < FEWEST) {
      return card;
    }
    double[] thresholds =
        RegionSearch.between(RegionTrials.targets(card.space().properties().getFirst()));
    List<StrongDesigns> groups = new ArrayList<>();
    groups.addAll(
        new RegionTrials(model, samples / SHARE, SEED).run(new EvaluationSteps(progress, 0, 0)));
    groups.addAll(holdOut.strongRows(card, thresholds));
    TrainingData data = rows.data();
    int[] beside =
        data.rowsWhere(i -> !card.space().properties().getFirst().isMass(data.y()[i][0]));
    List<TrustRegion> regions =
        new RegionSearch(card.space(), thresholds)
            .of(groups, TrainingData.pick(data.f(), beside), valuesOf(data, beside));
    return card.with(rule.with(regions));
  }

  private static double[] valuesOf(TrainingData data, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> data.y()[i][0]).toArray();
  }
}
