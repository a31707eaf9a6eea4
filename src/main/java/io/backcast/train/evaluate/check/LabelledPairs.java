package io.backcast.train.evaluate.check;

import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes pairs that need no simulator: designs of the prior, labelled by an ensemble. They are the
 * joint distribution that a distilled generator learned, which rows of a table are not: those have
 * designs that a person chose. The pairs are spread evenly over the regions of the first property.
 */
final class LabelledPairs {
  /** Designs of the prior that are looked through at a time, for each pair of a region. */
  private static final int CHUNK = 100;

  /** Each region is filled in so many parts, or all its pairs would be at its commoner end. */
  private static final int PARTS = 5;

  /**
   * Designs whose property is farther from a part by the fast predictor, in tolerances, are not
   * looked at: the ensemble would not put them there either.
   */
  private static final double NEAR = 4;

  /** So many designs are labelled for each one wanted at first. */
  private static final int SPARE = 3;

  private final InverseModel model;
  private final DesignSpace space;
  private final PriorDraws prior;
  private final CheckOptions options;

  LabelledPairs(InverseModel model, PriorDraws prior, CheckOptions options) {
    this.model = model;
    this.space = model.card().space();
    this.prior = prior;
    this.options = options;
  }

  /** Whether anything in the model can label designs. */
  static boolean possible(InverseModel model) {
    return Judge.of(model).independent() || model.predicts();
  }

  /** A part of a region that is being filled. */
  private static final class Part {
    final TargetRegion region;
    final double lower;
    final double upper;
    final int wanted;
    final List<float[]> designs = new ArrayList<>();
    final List<double[]> labels = new ArrayList<>();

    Part(TargetRegion region, double lower, double upper, int wanted) {
      this.region = region;
      this.lower = lower;
      this.upper = upper;
      this.wanted = wanted;
    }

    int missing() {
      return wanted - designs.size();
    }
  }

  /** Draws and labels designs until the regions of the first property are full, or long enough. */
  CheckPairs draw(List<TargetRegion> regions, CheckProgress progress) throws BackcastException {
    List<Part> parts = parts(regions);
    for (int c = 0; c < options.chunks() && parts.stream().anyMatch(p -> p.missing() > 0); c++) {
      progress.done(c / (double) options.chunks());
      float[][] f = prior.draw(options.seed() * 6_007 + c, CHUNK * options.pairs());
      DesignMatrix x = space.designs(f);
      double[][] guesses =
          model.predicts() ? rows(model.predictFast(x.rows(), x.array())) : label(model, x);
      for (Part part : parts) {
        fill(part, x, guesses);
      }
    }
    List<float[]> designs = new ArrayList<>();
    List<double[]> labels = new ArrayList<>();
    for (Part part : parts) {
      designs.addAll(part.designs);
      labels.addAll(part.labels);
    }
    DesignMatrix x = DesignMatrix.zeros(designs.size(), space.dx());
    for (int i = 0; i < designs.size(); i++) {
      x.setRow(i, designs.get(i));
    }
    return CheckPairs.even(source(), x, labels.toArray(double[][]::new));
  }

  /** Who labels. */
  private PairSource source() {
    return Judge.of(model).independent() ? PairSource.AUDITED : PairSource.PREDICTED;
  }

  private List<Part> parts(List<TargetRegion> regions) {
    Property p = space.properties().getFirst();
    List<Part> parts = new ArrayList<>();
    for (TargetRegion region : regions) {
      if (region.property() != 0) {
        continue;
      }
      if (region.isMass()) {
        parts.add(new Part(region, region.lower(), region.upper(), options.pairs()));
        continue;
      }
      for (int i = 0; i < PARTS; i++) {
        double lower = p.axis().between(region.lower(), region.upper(), i / (double) PARTS);
        double upper = p.axis().between(region.lower(), region.upper(), (i + 1.0) / PARTS);
        int wanted = options.pairs() * (i + 1) / PARTS - options.pairs() * i / PARTS;
        parts.add(new Part(region, lower, upper, wanted));
      }
    }
    return parts;
  }

  /** Labels designs that may belong to a part, in the order drawn, and keeps those that do. */
  private void fill(Part part, DesignMatrix x, double[][] guesses) throws BackcastException {
    int[] candidates =
        IntStream.range(0, x.rows()).filter(i -> near(part, guesses[i][0])).toArray();
    int from = 0;
    while (part.missing() > 0 && from < candidates.length) {
      int to = Math.min(candidates.length, from + SPARE * part.missing());
      DesignMatrix some = x.pick(Arrays.copyOfRange(candidates, from, to));
      double[][] labels = label(model, some);
      for (int i = 0; i < labels.length && part.missing() > 0; i++) {
        if (holds(part, labels[i])) {
          part.designs.add(some.row(i));
          part.labels.add(labels[i]);
        }
      }
      from = to;
    }
  }

  private boolean near(Part part, double guess) {
    Property p = space.properties().getFirst();
    double margin = NEAR * p.coordinateTolerance();
    double at = p.coordinate(guess);
    return part.region.isMass()
        ? at <= p.coordinate(part.upper) + margin
        : at >= p.coordinate(part.lower) - margin && at <= p.coordinate(part.upper) + margin;
  }

  private boolean holds(Part part, double[] label) {
    // the ends of the range are only those that the table has
    return part.region.contains(space, label)
        && (part.region.isMass() || (label[0] >= part.lower && label[0] <= part.upper));
  }

  /** Some designs of the prior as they come, with labels; not spread over the regions. */
  CheckPairs plain(int n) throws BackcastException {
    DesignMatrix x = space.designs(prior.draw(options.seed() * 6_007 - 1, n));
    return CheckPairs.even(source(), x, label(model, x));
  }

  /**
   * Properties of designs by the ensemble that had no part in making them, if there is one, else by
   * the model's predictor; {@code [n][dy]}, those of a point mass at its value.
   */
  static double[][] label(InverseModel model, DesignMatrix x) throws BackcastException {
    List<Property> properties = model.card().space().properties();
    double[][] rows = rows(Judge.of(model).predict(x).mean(), properties.size());
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = properties.get(k).physical(row[k]);
      }
    }
    return rows;
  }

  private double[][] rows(float[] y) {
    return rows(y, space.dy());
  }

  private static double[][] rows(float[] y, int dy) {
    double[][] rows = new double[y.length / dy][dy];
    for (int i = 0; i < y.length; i++) {
      rows[i / dy][i % dy] = y[i];
    }
    return rows;
  }
}
