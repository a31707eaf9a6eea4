package io.backcast.train.data;

import io.backcast.design.DataSupport;
import io.backcast.design.FeasibleSampler;
import io.backcast.design.MixturePrior;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.PriorKind;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
  private final @Nullable DesignMixture mixture;
  private final @Nullable MixturePrior kernels;
  private final String description;
  private final Relations relations;
  private final boolean wholeRelations;
  private final @Nullable FeasibleSampler feasible;

  /** The uniform distribution. */
  public DesignPrior(DesignSpace space) {
    this(space, null, null, described(space, PriorKind.UNIFORM.description()));
  }

  private DesignPrior(
      DesignSpace space,
      @Nullable DataSupport support,
      @Nullable DesignMixture mixture,
      String description) {
    this.space = space;
    this.support = support;
    this.mixture = mixture;
    this.kernels = mixture == null ? null : new MixturePrior(space, mixture);
    this.description = description;
    this.relations = Relations.of(space);
    this.wholeRelations =
        IntStream.range(0, space.dx())
            .anyMatch(j -> relations.involves(j) && space.variables().get(j).whole());
    try {
      this.feasible =
          relations.isEmpty() ? null : new FeasibleSampler(space, DesignBounds.of(space));
    } catch (BackcastException e) {
      throw new IllegalStateException("relations are checked before", e);
    }
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
    DesignMixture mixture = mixture(space, data, seed);
    String words =
        String.format(
            Locale.ROOT,
            "%s%s, and one design in %d uniform inside the bounds (uniform designs are %.1f times as"
                + " far from the rows as the rows are from each other)",
            PriorKind.DATA.description(),
            mixture == null ? "" : ", as a mixture of %s kernels".formatted(mixture.size()),
            Math.round(1 / UNIFORM_SHARE),
            sparsity);
    String description = described(space, words);
    return mixture == null
        ? new DesignPrior(space, new DataSupport(space, data.f()), null, description)
        : new DesignPrior(space, null, mixture, description);
  }

  /**
   * A mixture whose designs are as near the rows as these are to each other; null if kernels along
   * the variables cannot be, as for sums that all rows have in common.
   */
  private static @Nullable DesignMixture mixture(DesignSpace space, TrainingData data, long seed) {
    if (!DesignMixture.suits(space)) {
      return null;
    }
    DesignMixture mixture = new MixtureFit(space, UNIFORM_SHARE, seed).of(data.f());
    DesignPrior near = new DesignPrior(space, null, mixture, PriorKind.DATA.description());
    return DataSparsity.whitened(data.f(), near, seed) <= DataSparsity.SPARSE ? mixture : null;
  }

  /**
   * The prior of a model: a mixture is in its card, others follow from the rows it was trained on.
   *
   * @param data null where these rows are not at hand
   * @return null if it cannot be drawn from
   */
  public static @Nullable DesignPrior of(ModelCard card, @Nullable TrainingData data) {
    DesignSpace space = card.space();
    if (card.mixture() != null) {
      return new DesignPrior(space, null, card.mixture(), card.prior());
    }
    if (data == null) {
      return PriorKind.isUniform(card.prior()) ? new DesignPrior(space) : null;
    }
    return PriorKind.of(card.prior()) == PriorKind.UNIFORM
        ? new DesignPrior(space)
        : new DesignPrior(space, new DataSupport(space, data.f()), null, card.prior());
  }

  /** The mixture that designs are drawn from; null for another prior. */
  public @Nullable DesignMixture mixture() {
    return mixture;
  }

  /** How the model card describes the distribution. */
  public String description() {
    return description;
  }

  private static String described(DesignSpace space, String words) {
    List<String> logs =
        space.variables().stream().filter(Variable::isLog).map(Variable::name).toList();
    return words
        + (space.relations().isEmpty() ? "" : ", on the relations")
        + (logs.isEmpty() ? "" : ", in the logarithm of " + String.join(", ", logs));
  }

  /** Whether designs are drawn near the training data. */
  public PriorKind kind() {
    return support == null && mixture == null ? PriorKind.UNIFORM : PriorKind.DATA;
  }

  /** Random scaled designs {@code [n][dx]}, continuous also where a variable is an integer. */
  public float[][] draw(long seed, int n) {
    if (kernels != null) {
      return kernels.draw(seed, n);
    }
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][space.dx()];
    FeasibleSampler.Chain chain = feasible == null ? null : feasible.chain(random);
    for (float[] row : f) {
      if (support != null && random.nextDouble() >= UNIFORM_SHARE) {
        support.draw(random, row);
      } else if (chain != null) {
        double[] next = chain.next();
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) next[i];
        }
      } else {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (2 * random.nextDouble() - 1);
        }
      }
    }
    if (support != null && !relations.isEmpty()) {
      // the noise that fills the gaps between the rows leads off the relations
      Arrays.stream(f).parallel().forEach(this::settle);
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
    if (wholeRelations) {
      settleWhole(f, out);
    }
    return out;
  }

  /** Rounds whole variables of relations together, so that the relations still hold. */
  private void settleWhole(float[] f, float[] out) {
    float[] settled = f.clone();
    settle(settled);
    for (int i = 0; i < f.length; i++) {
      if (relations.involves(i)) {
        out[i] = settled[i];
      }
    }
  }

  /** Moves a scaled design onto the relations, in place. */
  private void settle(float[] f) {
    DesignMatrix design = DesignMatrix.zeros(1, f.length);
    for (int i = 0; i < f.length; i++) {
      design.set(0, i, space.variables().get(i).unscale(f[i]));
    }
    relations.settle(design, DesignBounds.of(space));
    for (int i = 0; i < f.length; i++) {
      if (relations.involves(i)) {
        f[i] = (float) space.variables().get(i).scale(design.get(0, i));
      }
    }
  }
}
