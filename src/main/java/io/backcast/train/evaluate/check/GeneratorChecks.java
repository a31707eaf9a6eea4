package io.backcast.train.evaluate.check;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.CheckKind;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.GeneratorReview;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the designs that a generator draws for a target are distributed as those that have the
 * properties, checked in the ways of simulation-based inference.
 *
 * <p>Each of these checks holds for pairs of the joint distribution that the generator models:
 * designs of its prior, and their properties. A table's designs are often others, such as a person
 * chose them; so pairs are made anew from the prior and labelled by an ensemble, and held-back rows
 * are looked at beside them, weighted where their designs are not distributed like the prior.
 *
 * @param regions of targets
 * @param sets by source of the pairs, the most telling first
 * @param designAccuracy share of the held-back designs and designs of the prior that randomized
 *     trees tell apart, a half where they are alike; NaN without held-back rows
 */
public record GeneratorChecks(
    DesignSpace space, List<TargetRegion> regions, List<PairChecks> sets, double designAccuracy) {
  /** Designs of the prior from which variances and chance are computed. */
  private static final int PRIOR = 5_000;

  private static final int LABELLED = 500;

  /** Held-back rows that are looked at at most. */
  private static final int MOST_HELD = 2_000;

  public GeneratorChecks {
    regions = List.copyOf(regions);
    sets = List.copyOf(sets);
  }

  /**
   * Checks a generator.
   *
   * @param prior that the generator's designs are conditioned on
   * @param held designs of rows that were held back from the audit ensemble; may have no rows
   * @param heldProperties their properties {@code [n][dy]}; rows with a NaN are left out
   * @throws BackcastException if the model fails, or the progress asks to stop
   */
  public static GeneratorChecks measure(
      InverseModel model,
      PriorDraws prior,
      DesignMatrix held,
      double[][] heldProperties,
      CheckOptions options,
      CheckProgress progress)
      throws BackcastException {
    DesignSpace space = model.card().space();
    List<TargetRegion> regions = TargetRegion.of(space, heldProperties);
    float[][] some = prior.draw(options.seed() * 6_007 - 2, PRIOR);
    boolean labels = LabelledPairs.possible(model);
    LabelledPairs maker = new LabelledPairs(model, prior, options);
    double[][] labelled = labels ? maker.plain(LABELLED).y() : new double[0][];
    List<PairChecks> sets = new ArrayList<>();
    if (labels) {
      CheckPairs fresh = maker.draw(regions, share -> progress.done(0.3 * share));
      sets.add(
          new CheckRun(model, regions, options, some)
              .on(fresh, labelled, share -> progress.done(0.3 + 0.4 * share)));
    }
    double accuracy = Double.NaN;
    int[] complete =
        IntStream.range(0, heldProperties.length)
            .filter(i -> Arrays.stream(heldProperties[i]).noneMatch(Double::isNaN))
            .toArray();
    if (complete.length > 0) {
      SymmetryGroup group = space.group();
      int[] order = complete.clone();
      Randoms.shuffle(order, Randoms.generator(options.seed()));
      order = Arrays.copyOf(order, Math.min(order.length, MOST_HELD));
      DesignWeights weights =
          DesignWeights.of(space, group, held.pick(order), prior, options.seed());
      accuracy = weights.accuracy();
      int[] places = evenly(space, regions, heldProperties, order, options);
      int[] shuffled = order;
      int[] kept = Arrays.stream(places).map(i -> shuffled[i]).toArray();
      CheckPairs rows =
          new CheckPairs(
              weights.alike() ? PairSource.HELD : PairSource.WEIGHTED,
              images(space, group, held.pick(kept), options.seed()),
              physical(space, heldProperties, kept),
              Arrays.stream(places).mapToDouble(i -> weights.weights()[i]).toArray());
      sets.add(
          new CheckRun(model, regions, options, some)
              .on(rows, labelled, share -> progress.done(0.7 + 0.3 * share)));
    }
    progress.done(1);
    return new GeneratorChecks(space, regions, sets, accuracy);
  }

  /**
   * Places in an order of rows of which at most the wanted number is in each region of the first
   * property.
   */
  private static int[] evenly(
      DesignSpace space,
      List<TargetRegion> regions,
      double[][] y,
      int[] order,
      CheckOptions options) {
    return regions.stream()
        .filter(region -> region.property() == 0)
        .flatMapToInt(
            region ->
                IntStream.range(0, order.length)
                    .filter(i -> region.contains(space, y[order[i]]))
                    .limit(options.pairs()))
        .toArray();
  }

  /** Each design replaced by a random copy of it under the symmetries, as the prior has them. */
  private static DesignMatrix images(
      DesignSpace space, SymmetryGroup group, DesignMatrix x, long seed) {
    if (group.size() == 1) {
      return x;
    }
    RandomGenerator random = Randoms.generator(seed * 11 + 5);
    float[][] images = new float[x.rows()][x.columns()];
    for (int i = 0; i < images.length; i++) {
      group
          .elements()
          .get(random.nextInt(group.size()))
          .apply(space.scaledRow(x, i), 0, images[i], 0);
    }
    return space.designs(images);
  }

  private static double[][] physical(DesignSpace space, double[][] y, int[] rows) {
    double[][] out = new double[rows.length][space.dy()];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < space.dy(); k++) {
        out[i][k] = space.properties().get(k).physical(y[rows[i]][k]);
      }
    }
    return out;
  }

  /** The set that the verdict is from; null if there were no pairs at all. */
  public @Nullable PairChecks leading() {
    return sets.isEmpty() ? null : sets.getFirst();
  }

  /**
   * A figure for each property and check, that of the worst region, by the names that model cards
   * use.
   */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    PairChecks main = leading();
    for (int k = 0; main != null && k < space.dy(); k++) {
      for (CheckKind kind : List.of(CheckKind.RANKS, CheckKind.TARP, CheckKind.TWO_SAMPLE)) {
        int property = k;
        regions.stream()
            .filter(region -> region.property() == property)
            .flatMap(region -> main.worst(kind, region).stream())
            .filter(r -> Double.isFinite(r.value()) && r.rows() >= CheckOptions.MIN_ROWS)
            .max(Comparator.comparingDouble(CheckResult::off))
            .ifPresent(
                r ->
                    metrics.put(
                        space.properties().get(property).name() + "_" + kind.key(), r.value()));
      }
    }
    return metrics;
  }

  /** The verdicts for the model card, by check and region; null if there were no pairs. */
  public @Nullable GeneratorReview review() {
    PairChecks main = leading();
    if (main == null) {
      return null;
    }
    List<GeneratorReview.Check> checks = new ArrayList<>();
    for (CheckKind kind : CheckKind.values()) {
      for (TargetRegion region : regions) {
        main.worst(kind, region)
            .filter(r -> Double.isFinite(r.value()))
            .ifPresent(r -> checks.add(check(r)));
      }
    }
    return new GeneratorReview(main.source().words(), checks);
  }

  private GeneratorReview.Check check(CheckResult r) {
    TargetRegion region = r.region();
    return new GeneratorReview.Check(
        r.kind(),
        space.properties().get(region.property()).name(),
        region.name(),
        region.isMass() ? null : region.lower(),
        region.isMass() ? null : region.upper(),
        r.variable(),
        r.rows(),
        r.value(),
        r.verdict());
  }
}
