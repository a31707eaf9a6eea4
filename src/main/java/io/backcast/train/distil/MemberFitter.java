package io.backcast.train.distil;

import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.member.FittedMember;
import io.backcast.train.member.ForestKind;
import io.backcast.train.member.GaussianProcessKind;
import io.backcast.train.member.MemberKind;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the predictors beside the networks to rows of a table. */
final class MemberFitter {
  private final TrainingData data;
  private final Normalization normalization;
  private final InputEncoding encoding;
  private final List<MemberKind> kinds;
  private final long seed;

  MemberFitter(
      TrainingData data, Normalization normalization, TrainingPlan.Stacking plan, long seed) {
    this.data = data;
    this.normalization = normalization;
    this.encoding = new InputEncoding(normalization.space());
    this.kinds = List.of(new GaussianProcessKind(plan.processRows()), new ForestKind(plan.trees()));
    this.seed = seed;
  }

  InputEncoding encoding() {
    return encoding;
  }

  /** Number of kinds. */
  int kinds() {
    return kinds.size();
  }

  /** Fits one kind to property k of those rows that have it. */
  FittedMember fit(int kind, int k, int[] rows, int variants) {
    int[] known = data.known(rows, k);
    float[] y = new float[known.length];
    for (int i = 0; i < known.length; i++) {
      y[i] = normalization.scaleProperty(k, data.y()[known[i]][k]);
    }
    return kinds.get(kind).fit(encoding, TrainingData.pick(data.f(), known), y, variants, seed + k);
  }

  /**
   * Fits all that have a weight.
   *
   * @param weights of the networks and then of each kind, for each property
   */
  Blend blend(double[][] weights, int[] rows, int variants) {
    List<Blend.Parts> parts = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      int property = k;
      double[] w = weights[k];
      List<Blend.Weighted> others =
          IntStream.range(0, kinds())
              .filter(kind -> w[kind + 1] > 0)
              .mapToObj(
                  kind -> new Blend.Weighted(fit(kind, property, rows, variants), w[kind + 1]))
              .toList();
      parts.add(new Blend.Parts(w[0], others));
    }
    return new Blend(encoding, variants, parts);
  }
}
