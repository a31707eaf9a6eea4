package io.backcast.ui.solve;

import io.backcast.design.Advance;
import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Extrapolation;
import io.backcast.design.Loosening;
import io.backcast.design.Preview;
import io.backcast.design.Relaxation;
import io.backcast.design.Shortlist;
import io.backcast.design.Sketch;
import io.backcast.design.TargetCoverage;
import io.backcast.design.WeightedDesigns;
import io.backcast.design.WeightedSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Histogram;
import io.backcast.sentence.Sentence;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.RankedDesigns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out the parts of an answer to a {@link Question}; knows nothing of what is asked by then.
 * One preview at a time, one set of weighted designs, and one of what the resting designer makes:
 * first and complete answers, and what is prepared for others.
 */
final class Answerer {
  /** Designs that the table shows while the question changes. */
  static final int LISTED = 20;

  private final InverseModel model;
  private final DesignSpace space;
  private final Extrapolation extrapolation;
  private final Designer liveDesigner;
  private final Designer restingDesigner;
  private final WeightedSampler weightedSampler;

  /** A preview, or a complete answer. */
  record Answer(int generation, ExplorationResult result) {}

  /** Candidates that were judged first; null if none were. */
  record Judged(Question question, @Nullable RankedDesigns designs) {}

  /** Weighted designs of a question, and their histograms. */
  record Weighted(int generation, WeightedDesigns designs, List<Histogram> histograms) {}

  /**
   * Why no design can answer a question, and what would help.
   *
   * @param nothing the answer that has no designs
   */
  record Blocked(int generation, ExplorerState.Blocked what, ExplorationResult nothing) {}

  Answerer(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.extrapolation = new Extrapolation(model);
    this.liveDesigner = designer();
    this.restingDesigner = designer();
    this.weightedSampler = new WeightedSampler(model);
  }

  /** A designer that shares nothing with the others but what it knows of the data. */
  Designer designer() throws BackcastException {
    return new Designer(model, extrapolation);
  }

  /** Whether there are weighted designs at all. */
  boolean weighs() {
    return weightedSampler.applies();
  }

  Answer preview(Question q) throws BackcastException {
    long start = System.nanoTime();
    Sketch sketch = liveDesigner.sketch(q.live(), LISTED);
    return new Answer(
        q.generation(),
        ExplorationResult.live(
            sketch.preview(),
            sketch.best(),
            ExplorationResult.histograms(space, sketch.preview().x(), Brush.NONE),
            millisecondsSince(start)));
  }

  /** The candidates that can be judged first. */
  Judged first(Question q) throws BackcastException {
    Advance found = restingDesigner.advance(q.resting());
    return new Judged(
        q,
        found == null
            ? null
            : new RankedDesigns(
                found.designs(), found.indices(), clusters(found.designs().designs())));
  }

  Weighted weighted(Question q) throws BackcastException {
    WeightedDesigns designs = weightedSampler.sample(q.target(), q.bounds(), q.seed());
    return new Weighted(
        q.generation(), designs, ExplorationResult.histograms(space, designs, Brush.NONE));
  }

  Answer complete(Question q) throws BackcastException {
    long start = System.nanoTime();
    DesignRequest request = q.resting();
    DesignResult result = restingDesigner.design(request);
    double milliseconds = millisecondsSince(start);
    DesignClusters clusters = clusters(result.designs().designs());
    boolean missed = result.onTarget() + result.extrapolated().refused() == 0;
    Relaxation advice =
        missed ? Relaxation.of(model, q.target(), q.bounds(), q.seed(), result.closest()) : null;
    return new Answer(
        q.generation(),
        new ExplorationResult(
            result.preview(),
            ExplorationResult.histograms(space, result.preview().x(), Brush.NONE),
            request,
            result,
            clusters,
            advice,
            milliseconds,
            neverTogether(q),
            null,
            missed ? loosening(q, result.closest()) : null,
            null,
            null));
  }

  /** Prepares what the answers have in common that a move of the target leads to. */
  void anticipate(Question q) throws BackcastException {
    restingDesigner.anticipate(q.resting());
  }

  /** What helps most where no design satisfies the constraints. */
  Blocked blocked(Question q, Sentence why) throws BackcastException {
    DesignMatrix none = DesignMatrix.of(new float[0], space.dx());
    return new Blocked(
        q.generation(),
        new ExplorerState.Blocked(why, loosening(q, Double.NaN)),
        ExplorationResult.live(
            new Preview(q.target(), q.bounds(), none, new float[0], 0, Double.NaN),
            new Shortlist(new long[0], none, new float[0]),
            ExplorationResult.histograms(space, none.array(), Brush.NONE),
            0));
  }

  private static double millisecondsSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private DesignClusters clusters(DesignMatrix x) throws BackcastException {
    return DesignClusters.of(space, space.group(), x);
  }

  /** Which constraint stands most in the way; null if none does. */
  private @Nullable Loosening loosening(Question q, double closest) throws BackcastException {
    return q.bounds().conditions().isEmpty()
        ? null
        : Loosening.of(model, q.target(), q.bounds(), q.seed(), closest);
  }

  /** Of every property, what does not occur together with the targets of the others. */
  private List<List<TargetCoverage.Stretch>> neverTogether(Question q) throws BackcastException {
    List<List<TargetCoverage.Stretch>> all = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      all.add(
          q.extrapolation() == ExtrapolationControl.OFF
              ? List.of()
              : extrapolation.neverTogether(q.target(), k));
    }
    return all;
  }
}
