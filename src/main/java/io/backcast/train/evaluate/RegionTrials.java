package io.backcast.train.evaluate;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.Extrapolation;
import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.AuditOpinion;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Relations;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRule;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Designs refined for many targets inside many narrowed bounds, and what the audit ensemble says of
 * those that the model calls strong. The bounds are those of the report and further ones: every
 * variable locked in turn at several places.
 */
final class RegionTrials {
  /** Where in its range a variable is locked, in turn. */
  private static final double[] LOCKS = {0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9};

  /** Of more variables than this only the first ones are locked in turn. */
  private static final int MAX_LOCKED = 8;

  private final InverseModel model;
  private final DesignSpace space;
  private final int samples;
  private final long seed;

  /**
   * Prepares the trials of a model that has an audit ensemble.
   *
   * @param samples for each target and set of bounds
   */
  RegionTrials(InverseModel model, int samples, long seed) {
    this.model = model;
    this.space = model.card().space();
    this.samples = samples;
    this.seed = seed;
  }

  /** The targets tried: those of the report, and between and beyond them. */
  static double[] targets(Property p) {
    double[] report = HitRates.targets(p);
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < report.length; i++) {
      all.add(report[i]);
      double next = i + 1 < report.length ? report[i + 1] : p.upper();
      double share = (p.share(report[i]) + p.share(next)) / 2;
      if (share > p.share(report[i])) {
        all.add(p.at(share));
      }
    }
    return all.stream().mapToDouble(t -> t).toArray();
  }

  private Map<String, DesignBounds> bounds() {
    Map<String, DesignBounds> bounds = new LinkedHashMap<>();
    bounds.put("", DesignBounds.of(space));
    bounds.putAll(BoundedAccuracy.bounds(space));
    for (int j = 0; j < Math.min(MAX_LOCKED, space.dx()) && space.dx() > 1; j++) {
      Variable v = space.variables().get(j);
      for (double lock : v.kind() == VariableKind.CATEGORICAL ? new double[0] : LOCKS) {
        double value = v.snap(v.at(lock));
        bounds.put(v.name() + " " + value, DesignBounds.of(space).with(j, value, value));
      }
    }
    Relations relations = Relations.of(space);
    bounds.values().removeIf(b -> !relations.allow(b));
    return bounds;
  }

  /**
   * Runs all trials.
   *
   * @throws BackcastException if the model fails, or when cancelled
   */
  List<StrongDesigns> run(EvaluationSteps steps) throws BackcastException {
    List<StrongDesigns> groups = new ArrayList<>();
    double[] targets = targets(space.properties().getFirst());
    Map<String, DesignBounds> bounds = bounds();
    Extrapolation extrapolation = new Extrapolation(model);
    int done = 0;
    for (DesignBounds inside : bounds.values()) {
      steps.done(done++ / (double) bounds.size());
      groups.addAll(
          SideBySide.all(
              targets.length, t -> group(new Designer(model, extrapolation), inside, targets[t])));
    }
    return groups;
  }

  private StrongDesigns group(Designer designer, DesignBounds bounds, double value)
      throws BackcastException {
    double[] values = new JointTargets(designer, space).at(value, bounds);
    Target target = new Target(values, space.tolerances(values));
    DesignRequest request =
        DesignRequest.of(target, bounds).samples(samples).keep(samples).seed(seed).build();
    DesignSet all = designer.design(request).designs();
    Property first = space.properties().getFirst();
    DesignSet strong = strong(all);
    // a region does not touch what is predicted in the class
    DesignSet designs =
        strong.rows(
            IntStream.range(0, strong.size())
                .filter(i -> !first.isMass(first.physical(strong.unclamped()[i * space.dy()])))
                .toArray());
    return new StrongDesigns(
        space.scaledRows(designs.designs()),
        IntStream.range(0, designs.size())
            .mapToDouble(i -> first.physical(designs.unclamped()[i * space.dy()]))
            .toArray(),
        right(Judge.of(model), designs, values));
  }

  /** The designs of strong trust. */
  static DesignSet strong(DesignSet all) {
    return all.rows(
        IntStream.range(0, all.size())
            .filter(i -> all.verdicts()[i].level() == TrustLevel.STRONG)
            .toArray());
  }

  /**
   * Whether a judge finds designs where they should be: within what the trust levels allow, in
   * every property.
   *
   * @param target {@code [dy]}
   */
  static boolean[] right(Judge judge, DesignSet designs, double[] target) throws BackcastException {
    DesignSpace space = judge.model().card().space();
    int n = designs.size();
    boolean[] right = new boolean[n];
    if (n == 0) {
      return right;
    }
    Arrays.fill(right, true);
    float[] judged = judged(judge, designs);
    double[] allowed = allowed(judge.model(), space);
    for (int i = 0; i < n * space.dy(); i++) {
      int k = i % space.dy();
      Property p = space.properties().get(k);
      right[i / space.dy()] &=
          p.coordinateDistance(p.physical(judged[i]), p.physical(target[k])) <= allowed[k];
    }
    return right;
  }

  /** What a judge predicts, {@code [n, dy]}: the audit ensemble has been asked already. */
  static float[] judged(Judge judge, DesignSet designs) throws BackcastException {
    AuditOpinion known = judge.independent() ? designs.audit() : null;
    return known == null ? judge.predict(designs.designs()).mean() : known.unclamped();
  }

  /** The largest error that is right, in the coordinate of each property's scale. */
  private static double[] allowed(InverseModel model, DesignSpace space) {
    TrustRule rule = model.card().trust();
    double[] allowed = new double[space.dy()];
    for (int k = 0; k < allowed.length; k++) {
      Property p = space.properties().get(k);
      double stated = rule == null || rule.allowed() == null ? p.tolerance() : rule.allowed()[k];
      allowed[k] = p.isLog() ? Math.log1p(stated) : stated;
    }
    return allowed;
  }

  /** Whether a model has who could judge its strong designs. */
  static boolean possible(InverseModel model) {
    return model.has(NetworkRole.AUDIT)
        && model.card().trust() != null
        && model.card().trust().strongStd() > 0;
  }
}
