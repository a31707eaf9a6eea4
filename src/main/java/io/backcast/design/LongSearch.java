package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Looks for designs of a target that no draw has reached. For a target far from everything it
 * learned, the backward network may draw designs that are nowhere near the best. So the search
 * starts from the closest draws and from the closest of many designs spread over the bounds and the
 * training data, and follows the surrogate's slope for as long as that brings them closer, first by
 * the surrogate and then by the ensemble.
 */
final class LongSearch {
  /** Starting points of either kind. */
  private static final int STARTS = 64;

  private static final int SPREAD = 20_000;
  private static final int SURROGATE_ROUNDS = 40;

  /** The ensemble is expensive; it has the last word. */
  private static final int ENSEMBLE_ROUNDS = 8;

  /** Steps shorter than this share of a refinement end the search of a design. */
  private static final double SHORTEST = 1e-2;

  private final InverseModel model;
  private final DesignSpace space;
  private final Refiner refiner;

  LongSearch(InverseModel model, Refiner refiner) {
    this.model = model;
    this.space = model.card().space();
    this.refiner = refiner;
  }

  /**
   * The closest designs found, {@code [m, dx]}.
   *
   * @param drawn refined draws, {@code [n, dx]}
   * @param predictions of them
   * @throws BackcastException if the model fails
   */
  DesignMatrix closest(
      DesignMatrix drawn, Predictions predictions, Target target, DesignBounds bounds, long seed)
      throws BackcastException {
    DesignMatrix spread = spread(bounds, seed);
    DesignMatrix x =
        join(
            drawn.pick(nearest(drawn, predictions, target)),
            spread.pick(nearest(spread, Predictions.ofSurrogate(model, spread), target)));
    improve(x, target, bounds, SURROGATE_ROUNDS, false);
    if (model.has(NetworkRole.PREDICT)) {
      improve(x, target, bounds, ENSEMBLE_ROUNDS, true);
    }
    return x;
  }

  /** Moves designs as long as that brings them closer, in place. */
  private void improve(
      DesignMatrix x, Target target, DesignBounds bounds, int rounds, boolean ensemble)
      throws BackcastException {
    int[] all = IntStream.range(0, x.rows()).toArray();
    double[] miss = misses(x, predict(x, ensemble), target);
    double[] length = new double[x.rows()];
    Arrays.fill(length, 1);
    for (int round = 0; round < rounds; round++) {
      DesignMatrix moved = x.pick(all);
      if (ensemble) {
        refiner.refineByEnsemble(moved, target, bounds);
      } else {
        refiner.refineBySurrogate(moved, target, bounds, 1);
      }
      for (int i = 0; i < x.rows(); i++) {
        for (int j = 0; j < space.dx(); j++) {
          double part = x.get(i, j) + length[i] * (moved.get(i, j) - x.get(i, j));
          moved.set(i, j, bounds.clamp(j, part));
        }
      }
      boolean[] satisfied = new ConditionProjection(space, bounds).project(moved);
      double[] now = misses(moved, predict(moved, ensemble), target);
      boolean going = false;
      for (int i = 0; i < x.rows(); i++) {
        if (satisfied[i] && now[i] < miss[i]) {
          x.setRow(i, moved, i);
          miss[i] = now[i];
          length[i] = Math.min(1, 2 * length[i]);
        } else {
          length[i] /= 2;
        }
        going |= length[i] > SHORTEST && miss[i] > 0;
      }
      if (!going) {
        return;
      }
    }
  }

  private Predictions predict(DesignMatrix x, boolean ensemble) throws BackcastException {
    return ensemble ? Predictions.of(model, x) : Predictions.ofSurrogate(model, x);
  }

  /** Valid designs over the whole of the bounds, and those nearest to the training data. */
  private DesignMatrix spread(DesignBounds bounds, long seed) throws BackcastException {
    if (!bounds.conditions().isEmpty()) {
      return new AllowedDraws(space, bounds).of(seed, SPREAD);
    }
    int dx = space.dx();
    float[][] centres =
        model.card().dataSummary() == null ? new float[0][] : model.card().dataSummary().centres();
    DesignMatrix x = DesignMatrix.of(Randoms.uniforms(seed, 0, SPREAD, dx), dx);
    for (int i = 0; i < SPREAD; i++) {
      for (int j = 0; j < dx; j++) {
        Variable v = space.variables().get(j);
        double low = bounds.lower()[j] - v.margin();
        double value =
            i < centres.length
                ? v.unscale(centres[i][j])
                : low + x.get(i, j) * (bounds.upper()[j] + v.margin() - low);
        x.set(i, j, bounds.clamp(j, v.valid(Math.clamp(value, v.lower(), v.upper()))));
      }
    }
    return x;
  }

  private int[] nearest(DesignMatrix x, Predictions p, Target target) {
    double[] miss = misses(x, p, target);
    return IntStream.range(0, miss.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> miss[i]))
        .limit(STARTS)
        .mapToInt(i -> i)
        .toArray();
  }

  private double[] misses(DesignMatrix x, Predictions p, Target target) {
    return IntStream.range(0, x.rows())
        .mapToDouble(i -> target.miss(space, p.unclamped(), i))
        .toArray();
  }

  private static DesignMatrix join(DesignMatrix a, DesignMatrix b) {
    DesignMatrix both = DesignMatrix.zeros(a.rows() + b.rows(), a.columns());
    for (int i = 0; i < both.rows(); i++) {
      both.setRow(i, i < a.rows() ? a : b, i < a.rows() ? i : i - a.rows());
    }
    return both;
  }
}
