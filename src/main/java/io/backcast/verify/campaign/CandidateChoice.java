package io.backcast.verify.campaign;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Chooses the designs that are worth a calculation: those that may well be on target and of which a
 * calculation tells most, each unlike the others.
 *
 * <p>The worth of a design is the probability that it is on target, times the information that its
 * value gives, ½ log₂(1 + σ²/σₙ²) bits for a deviation σ and a noise σₙ of half the tolerance
 * (MacKay, Neural Computation 4, 590 (1992)), times a factor for its trust level. It falls linearly
 * to nothing towards a design that is chosen or answered already, so that a round is spread over
 * what is possible (local penalization, González et al., AISTATS 2016).
 */
public final class CandidateChoice {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  /** Designs farther apart than this times √dx, in half-ranges, do not tell of each other. */
  private static final double REACH = 0.2;

  /** Noise of an answer, in tolerances. */
  private static final double NOISE = 0.5;

  private final DesignSpace space;
  private final SymmetryGroup group;
  private final Target target;

  /**
   * A design worth a calculation.
   *
   * @param row among the candidates
   * @param hit probability that it is on target
   * @param bits that its answer gives
   */
  public record Choice(int row, double hit, double bits) {}

  /** What a choice goes by. */
  public enum Aim {
    /** What is learned. */
    LEARN,
    /** How good the model is: the designs that it trusts most. */
    CHECK
  }

  public CandidateChoice(DesignSpace space, Target target) throws BackcastException {
    this.space = space;
    this.group = space.group();
    this.target = target;
  }

  /**
   * The best designs, best first.
   *
   * @param candidates on target by the model, best first
   * @param known scaled designs that are answered already, {@code [m][dx]}
   * @param n how many to choose at most
   */
  public List<Choice> choose(DesignSet candidates, float[][] known, int n, Aim aim) {
    int size = candidates.size();
    double[] worth = new double[size];
    double[] nearest = new double[size];
    float[][] f = new float[size][];
    Choice[] choices = new Choice[size];
    for (int i = 0; i < size; i++) {
      f[i] = space.scaledRow(candidates.x(), i);
      choices[i] = new Choice(i, hit(candidates, i), bits(candidates, i));
      worth[i] =
          aim == Aim.LEARN
              ? trust(candidates.verdicts()[i].level()) * choices[i].hit() * choices[i].bits()
              : 1 - (double) i / (2 * size);
      nearest[i] = Double.POSITIVE_INFINITY;
    }
    for (float[] one : known) {
      near(group.orbit(one), f, nearest);
    }
    List<Choice> chosen = new ArrayList<>();
    double reach = REACH * Math.sqrt(space.dx());
    boolean[] taken = new boolean[size];
    while (chosen.size() < Math.min(n, size)) {
      int best = -1;
      double most = -1;
      for (int i = 0; i < size; i++) {
        double now = taken[i] ? -1 : worth[i] * Math.min(1, nearest[i] / reach);
        if (now > most) {
          best = i;
          most = now;
        }
      }
      if (best < 0 || most <= 0 && !chosen.isEmpty()) {
        break;
      }
      taken[best] = true;
      chosen.add(choices[best]);
      near(group.orbit(f[best]), f, nearest);
    }
    return chosen;
  }

  private static void near(float[] images, float[][] f, double[] nearest) {
    for (int i = 0; i < f.length; i++) {
      double least = nearest[i] * nearest[i];
      for (int from = 0; from < images.length; from += f[i].length) {
        least = Math.min(least, Distances.squared(images, from, f[i], least));
      }
      nearest[i] = Math.sqrt(least);
    }
  }

  private static double trust(TrustLevel level) {
    return switch (level) {
      case STRONG -> 1;
      case FAIR -> 0.8;
      case WEAK -> 0.5;
      case OFF_TARGET, NOT_JUDGED -> 0.1;
    };
  }

  /** The probability that a design is on target; 1 where the model states no deviation. */
  private double hit(DesignSet designs, int row) {
    double probability = 1;
    for (int k = 0; k < space.dy(); k++) {
      double std = std(designs, row, k);
      if (target.isFree(k) || Double.isNaN(std)) {
        continue;
      }
      Property p = space.properties().get(k);
      double unclamped = designs.unclamped()[row * space.dy() + k];
      if (target.goals().get(k) instanceof Goal.Range r) {
        double at = p.coordinate(unclamped);
        probability *= below((r.to(p) - at) / std) - below((r.from(p) - at) / std);
        continue;
      }
      double off = -target.residual(p, k, unclamped);
      double reach = target.unit(p, k);
      boolean mass = p.isMass(target.values()[k]);
      double lower = mass ? 0 : below((-reach - off) / std);
      probability *= below(((mass ? 0 : reach) - off) / std) - lower;
    }
    return probability;
  }

  private static double below(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  private double bits(DesignSet designs, int row) {
    double bits = 0;
    boolean stated = false;
    for (int k = 0; k < space.dy(); k++) {
      double std = std(designs, row, k);
      if (target.isFree(k) || Double.isNaN(std)) {
        continue;
      }
      stated = true;
      Property p = space.properties().get(k);
      double noise = NOISE * target.unit(p, k);
      bits += 0.5 * Math.log(1 + std * std / (noise * noise)) / Math.log(2);
    }
    return stated ? bits : 1;
  }

  /** In the coordinate of the property's scale, and never 0. */
  private double std(DesignSet designs, int row, int k) {
    int at = row * space.dy() + k;
    Property p = space.properties().get(k);
    double std = p.coordinateDeviation(designs.unclamped()[at], designs.std()[at]);
    return std <= 0 ? 1e-9 : std;
  }
}
