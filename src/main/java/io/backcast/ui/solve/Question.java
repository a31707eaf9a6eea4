package io.backcast.ui.solve;

import io.backcast.design.DesignRequest;
import io.backcast.design.Ranking;
import io.backcast.design.SamplingBudget;
import io.backcast.model.DesignBounds;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Target;
import io.backcast.ui.state.ExplorerState;

/**
 * What a window asks at one moment.
 *
 * @param generation counts questions; a ranking is no part of the question
 */
record Question(
    int generation,
    Target target,
    DesignBounds bounds,
    long seed,
    Ranking ranking,
    ExtrapolationControl extrapolation) {
  /** A prefix of the latent points of the complete answer, so that the preview resembles it. */
  static final int LIVE_SAMPLES = 2_000;

  static final int RESTING_SAMPLES = 5_000;
  private static final int CANDIDATES = 200;

  static Question of(ExplorerState explorer, int generation) {
    return new Question(
        generation,
        explorer.target(),
        explorer.boundsProperty().get(),
        explorer.seedProperty().get(),
        explorer.rankingProperty().get(),
        explorer.extrapolationProperty().get());
  }

  /** The same question about another target. */
  Question about(Target other) {
    return new Question(generation, other, bounds, seed, ranking, extrapolation);
  }

  /** The request that a preview answers. */
  DesignRequest live() {
    return request(LIVE_SAMPLES).budget(SamplingBudget.LIVE).build();
  }

  /** The request that the table of candidates answers, once what is asked is at rest. */
  DesignRequest resting() {
    return request(RESTING_SAMPLES).keep(CANDIDATES).search().build();
  }

  private DesignRequest.Builder request(int samples) {
    return DesignRequest.of(target, bounds)
        .seed(seed)
        .samples(samples)
        .ranking(ranking)
        .extrapolation(extrapolation);
  }
}
