package io.backcast.train.data;

import io.backcast.design.DataSupport;
import io.backcast.model.DesignSpace;
import io.backcast.model.PriorKind;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The prior distribution of designs: uniform inside the bounds, or near the training data, with a
 * few designs uniform inside the bounds among them.
 */
public final class DesignPrior {
  /** Share of the designs that are uniform inside the bounds beside the data's own. */
  private static final double UNIFORM_SHARE = 0.05;

  private final DesignSpace space;
  private final @Nullable DataSupport support;
  private final String description;

  /** The uniform distribution. */
  public DesignPrior(DesignSpace space) {
    this(space, null, PriorKind.UNIFORM.description());
  }

  private DesignPrior(DesignSpace space, @Nullable DataSupport support, String description) {
    this.space = space;
    this.support = support;
    this.description = description;
  }

  /**
   * The prior for training data.
   *
   * @param kind which one; null for the data's own where uniform draws would be far from the rows
   */
  public static DesignPrior of(
      DesignSpace space, TrainingData data, @Nullable PriorKind kind, long seed) {
    DesignPrior uniform = new DesignPrior(space);
    double sparsity = DataSparsity.of(data.f(), uniform, seed);
    boolean sparse = sparsity > DataSparsity.SPARSE;
    if (kind == PriorKind.UNIFORM || (kind == null && !sparse)) {
      return uniform;
    }
    String description =
        String.format(
            Locale.ROOT,
            "%s, and one design in %d uniform inside the bounds (uniform designs are %.1f times as"
                + " far from the rows as the rows are from each other)",
            PriorKind.DATA.description(),
            Math.round(1 / UNIFORM_SHARE),
            sparsity);
    return new DesignPrior(space, new DataSupport(space, data.f()), description);
  }

  /** How the model card describes the distribution. */
  public String description() {
    List<String> logs =
        space.variables().stream().filter(Variable::isLog).map(Variable::name).toList();
    return logs.isEmpty()
        ? description
        : description + ", in the logarithm of " + String.join(", ", logs);
  }

  /** Whether designs are drawn near the training data. */
  public PriorKind kind() {
    return support == null ? PriorKind.UNIFORM : PriorKind.DATA;
  }

  /** Random scaled designs {@code [n][dx]}, continuous also where a variable is an integer. */
  public float[][] draw(long seed, int n) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][space.dx()];
    for (float[] row : f) {
      if (support != null && random.nextDouble() >= UNIFORM_SHARE) {
        support.draw(random, row);
      } else {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (2 * random.nextDouble() - 1);
        }
      }
    }
    return f;
  }

  /** The nearest valid designs, integers and categories rounded; scaled, {@code [n][dx]}. */
  public float[][] snap(float[][] designs) {
    return Arrays.stream(designs).map(this::snap).toArray(float[][]::new);
  }

  private float[] snap(float[] f) {
    float[] out = new float[f.length];
    for (int i = 0; i < f.length; i++) {
      Variable v = space.variables().get(i);
      out[i] =
          v.kind() == VariableKind.CONTINUOUS ? f[i] : (float) v.scale(v.snap(v.unscale(f[i])));
    }
    return out;
  }
}
