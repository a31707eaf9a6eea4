package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Numbers;
import io.backcast.model.OutsideCount;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a few thousand raw samples say of a model: whether latent and property move the designs,
 * whether these reach their targets, lie inside the bounds and come back through the forward
 * network. What the model has no network for is not tested, and listed as such.
 *
 * @param tested findings, a clause each
 * @param untested what nothing in the model can tell, a clause each
 * @param doubts findings that say that the model cannot be right, a clause each
 */
public record ModelExamination(List<String> tested, List<String> untested, List<String> doubts) {
  private static final int SAMPLES = 2_000;

  /** Correlation of predicted and wanted values that chance hardly reaches. */
  private static final double CHANCE = 0.1;

  /** Share of the samples that proposed bounds hold. */
  private static final double COVERAGE = 0.999;

  /** Smallest movement that is no rounding, in half-ranges. */
  private static final double MOVED = 1e-4;

  /**
   * Draws samples for targets all over the properties' ranges.
   *
   * @throws BackcastException if the model fails
   */
  public static ModelExamination of(InverseModel model) throws BackcastException {
    ModelExamination found =
        new ModelExamination(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    DesignSpace space = model.card().space();
    int dz = model.card().latent();
    float[] z = Randoms.normals(11, 0, SAMPLES, dz);
    float[] y = targets(model);
    DesignMatrix x = DesignMatrix.of(model.backward(SAMPLES, z, y), space.dx());
    found.movement(model, z, y);
    found.bounds(space, x);
    if (model.predicts()) {
      found.hits(model, x, y);
    } else {
      found.untested.add("whether designs reach their target: nothing in the model predicts");
    }
    if (model.has(NetworkRole.FORWARD)) {
      found.roundTrip(model, z, y, x);
    } else {
      found.untested.add(
          model.has(NetworkRole.VELOCITY)
              ? "density and round trip: a velocity network is integrated one way and gives neither"
              : "density and round trip: there is no forward network");
    }
    if (model.card().dataSummary() == null) {
      found.untested.add("distance to the training data: the card does not describe them");
    }
    if (model.predicts() && model.card().metrics().isEmpty()) {
      found.untested.add("the error of the predictions: no figures on held-out rows");
    }
    return found;
  }

  /** Everything found, a line each, with what kind of finding it is. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    doubts.forEach(d -> lines.add("doubtful: " + d));
    tested.forEach(t -> lines.add("tested: " + t));
    untested.forEach(u -> lines.add("not tested: " + u));
    return lines;
  }

  /** Targets, {@code [SAMPLES, dy]}; of several properties such as designs have together. */
  private static float[] targets(InverseModel model) throws BackcastException {
    DesignSpace space = model.card().space();
    return space.dy() > 1 && model.predicts() ? together(model) : everywhere(space);
  }

  /** The properties of designs all over the bounds, by the model; most other values none has. */
  private static float[] together(InverseModel model) throws BackcastException {
    DesignSpace space = model.card().space();
    PriorBox box = new PriorBox(space, DesignBounds.of(space), model.card().mixture());
    float[] places = Randoms.uniforms(12, 0, SAMPLES, box.dimensions());
    float[] y = model.predictFast(SAMPLES, box.designs(places, SAMPLES).array());
    for (int i = 0; i < y.length; i++) {
      Property p = space.properties().get(i % space.dy());
      y[i] = (float) Math.clamp(p.physical(y[i]), p.lower(), p.upper());
    }
    return y;
  }

  /** Values uniform over the range of every property. */
  private static float[] everywhere(DesignSpace space) {
    float[] y = Randoms.uniforms(12, 0, SAMPLES, space.dy());
    for (int i = 0; i < y.length; i++) {
      Property p = space.properties().get(i % space.dy());
      y[i] = (float) (p.lower() + y[i] * (p.upper() - p.lower()));
    }
    return y;
  }

  /** How far the latent moves the designs of one target, and the target those of one latent. */
  private void movement(InverseModel model, float[] z, float[] y) throws BackcastException {
    DesignSpace space = model.card().space();
    int dy = space.dy();
    int dz = model.card().latent();
    // the first of each: the middle may be a point of symmetry, where nothing moves
    float[] oneTarget = repeated(y, dy);
    float[] oneLatent = repeated(z, dz);
    double byTarget = spread(space, model.backward(SAMPLES, oneLatent, y));
    if (dz == 0) {
      tested.add("there is no latent: one design for a target");
    } else {
      double byLatent = spread(space, model.backward(SAMPLES, z, oneTarget));
      tested.add(
          "the latent alone spreads the designs over %s half-ranges, the target alone over %s (median of the variables)"
              .formatted(Numbers.significant(byLatent, 3), Numbers.significant(byTarget, 3)));
      if (byLatent < MOVED) {
        doubts.add("the latent does not change the designs; is it the right input?");
      }
    }
    if (byTarget < MOVED) {
      doubts.add("the target does not change the designs; is it the right input?");
    }
  }

  /** The first row in every row. */
  private static float[] repeated(float[] rows, int d) {
    float[] repeated = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      repeated[i] = rows[i % d];
    }
    return repeated;
  }

  /** Median over the variables of the distance from the 5th to the 95th percentile. */
  private static double spread(DesignSpace space, float[] values) {
    DesignMatrix x = DesignMatrix.of(values, space.dx());
    double[] widths = new double[space.dx()];
    for (int j = 0; j < widths.length; j++) {
      double[] column = x.column(j);
      double width = Quantiles.of(column, 0.95) - Quantiles.of(column, 0.05);
      widths[j] = width / space.variables().get(j).halfRange();
    }
    return Quantiles.of(widths, 0.5);
  }

  private void bounds(DesignSpace space, DesignMatrix x) {
    OutsideCount outside = OutsideCount.of(space, x);
    StringJoiner wider = new StringJoiner(", ");
    for (int j = 0; j < space.dx(); j++) {
      if (outside.byVariable()[j] > 0) {
        Variable v = space.variables().get(j);
        double[] column = x.column(j);
        double low = Math.min(v.lower(), Quantiles.of(column, (1 - COVERAGE) / 2));
        double high = Math.max(v.upper(), Quantiles.of(column, (1 + COVERAGE) / 2));
        wider.add(
            Units.plain(
                String.format(Locale.ROOT, "%s %.4g … %.4g", v.name(), low, high), v.unit()));
      }
    }
    tested.add(
        outside.clause(space)
            + (outside.outside() == 0 ? "" : "; bounds that would hold them: " + wider));
  }

  private void hits(InverseModel model, DesignMatrix x, float[] y) throws BackcastException {
    DesignSpace space = model.card().space();
    int dy = space.dy();
    float[] predicted = model.predictFast(SAMPLES, x.array());
    int hits = 0;
    int chance = 0;
    for (int i = 0; i < SAMPLES; i++) {
      hits += isHit(space, predicted, i, y, i) ? 1 : 0;
      chance += isHit(space, predicted, i, y, (i + SAMPLES / 2) % SAMPLES) ? 1 : 0;
    }
    tested.add(
        String.format(
            Locale.ROOT,
            "raw designs within the tolerance of their target, by the model's own predictor: %.0f %%"
                + " (%.0f %% by chance)",
            100.0 * hits / SAMPLES,
            100.0 * chance / SAMPLES));
    boolean follows = false;
    for (int k = 0; k < dy; k++) {
      follows |= Math.abs(correlation(predicted, y, k, dy)) >= CHANCE;
    }
    if (!follows) {
      doubts.add(
          "the designs do not follow their targets, by the model's own predictor; latent and"
              + " condition, or the order of a joint input, may be interchanged");
    }
  }

  private static boolean isHit(DesignSpace space, float[] predicted, int row, float[] y, int of) {
    int dy = space.dy();
    for (int k = 0; k < dy; k++) {
      Property p = space.properties().get(k);
      double miss = Math.abs(p.physical(predicted[row * dy + k]) - p.physical(y[of * dy + k]));
      if (!(miss <= p.tolerance())) {
        return false;
      }
    }
    return true;
  }

  private static double correlation(float[] a, float[] b, int k, int dy) {
    double[] u = new double[SAMPLES];
    double[] v = new double[SAMPLES];
    Arrays.setAll(u, i -> a[i * dy + k]);
    Arrays.setAll(v, i -> b[i * dy + k]);
    double meanU = Arrays.stream(u).average().orElse(0);
    double meanV = Arrays.stream(v).average().orElse(0);
    double uv = 0;
    double uu = 0;
    double vv = 0;
    for (int i = 0; i < SAMPLES; i++) {
      uv += (u[i] - meanU) * (v[i] - meanV);
      uu += (u[i] - meanU) * (u[i] - meanU);
      vv += (v[i] - meanV) * (v[i] - meanV);
    }
    return uu > 0 && vv > 0 ? uv / Math.sqrt(uu * vv) : 0;
  }

  /** Latent → design → latent. */
  private void roundTrip(InverseModel model, float[] z, float[] y, DesignMatrix x)
      throws BackcastException {
    float[] back = model.forward(SAMPLES, x.array(), y).z();
    double[] off = new double[z.length];
    Arrays.setAll(off, i -> Math.abs(back[i] - z[i]));
    double median = Quantiles.of(off, 0.5);
    tested.add(
        String.format(
            Locale.ROOT,
            "latent → design → latent comes back within %.2g (median), %.2g (95 %%)",
            median,
            Quantiles.of(off, 0.95)));
    if (!(median < 0.5)) {
      doubts.add("the forward network is not the inverse of the backward network");
    }
  }
}
