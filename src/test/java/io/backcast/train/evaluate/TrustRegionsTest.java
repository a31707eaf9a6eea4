package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.Judge;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the ensemble is wrong in a corner that its deviation knows nothing of. */
class TrustRegionsTest {
  private static final TrainingProgress SILENT =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage stage, double done, double loss) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private static final int SAMPLES = 500;

  /** Right everywhere but for large sums with the second variable near its upper end. */
  private static boolean wrong(double[] x) {
    return x[0] + 2 * x[1] > 1.2 && Math.abs(x[1]) > 0.7;
  }

  /** {@code sum = u + 2 v}, without a forward network. */
  private static ClosedFormModel.Builder sum() {
    return ClosedFormModel.of(
            "sum",
            ClosedForms.linear().build().card().space(),
            1,
            (z, y) -> {
              double low = Math.max(-1, y[0] - 2);
              double u = low + ClosedForms.uniform(z[0]) * (Math.min(1, y[0] + 2) - low);
              return new double[] {u, (y[0] - u) / 2};
            })
        .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}});
  }

  private static ClosedFormModel.Builder model() {
    return sum()
        .member(x -> new double[] {x[0] + 2 * x[1] - 0.001})
        .member(x -> new double[] {x[0] + 2 * x[1] + 0.001})
        .auditor(x -> new double[] {x[0] + 2 * x[1] + (wrong(x) ? 0.3 : 0)})
        .dataSummary(new DataSummary(Map.of(), new float[][] {{0, 0}}, new float[] {1}))
        .calibration(new Calibration(new double[] {1}, new double[] {0.01}))
        .trust(new TrustRule(1, 2, 3, 3));
  }

  private static TrainingData data(DesignSpace space) {
    RandomGenerator random = Randoms.generator(4);
    float[][] f = new float[120][2];
    float[][] y = new float[120][1];
    for (int i = 0; i < f.length; i++) {
      f[i] = new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1};
      y[i][0] =
          (float)
              (space.variables().get(0).unscale(f[i][0])
                  + 2 * space.variables().get(1).unscale(f[i][1]));
    }
    return new TrainingData(
        f, y, IntStream.range(0, 60).toArray(), IntStream.range(60, 120).toArray());
  }

  private static ModelCard found(ClosedFormModel model) throws Exception {
    EvaluationRows rows = EvaluationRows.ofTraining(data(model.card().space()), null, 0, null, 1);
    HoldOutEvaluation holdOut = HoldOutEvaluation.of(model, rows);
    return TrustRegions.find(model, rows, holdOut, SAMPLES, SILENT);
  }

  @Test
  void strongMeansRightInEveryNarrowedBoundAndInBetween() throws Exception {
    ModelCard card = found(model().build());
    TrustRule learned = Objects.requireNonNull(card.trust());
    List<TrustRegion> regions = Objects.requireNonNull(learned.regions());
    assertThat(regions).isNotEmpty().hasSizeLessThan(5);
    assertThat(regions).anySatisfy(r -> assertThat(r.most()).isNotEqualTo(TrustLevel.STRONG));
    ClosedFormModel careful = model().trust(learned).build();
    int strong = 0;
    // targets, places and a seed that nothing was learned from
    for (double target : new double[] {-1.3, 0.3, 1.1, 1.45, 1.85, 2.2}) {
      for (double lock : new double[] {-0.77, 0.2, 0.72, 0.83}) {
        DesignBounds bounds =
            DesignBounds.of(careful.card().space()).with(1, lock - 0.03, lock + 0.03);
        double[] values = {target};
        DesignRequest request =
            DesignRequest.of(new Target(values, careful.card().space().tolerances(values)), bounds)
                .samples(300)
                .keep(300)
                .seed(5)
                .build();
        DesignSet all = new Designer(careful).design(request).designs();
        DesignSet called = RegionTrials.strong(all);
        boolean[] right = RegionTrials.right(Judge.of(careful), called, values);
        strong += called.size();
        if (called.size() >= 10) {
          assertThat(IntStream.range(0, right.length).filter(i -> right[i]).count())
              .as("target %s, locked at %s", target, lock)
              .isGreaterThanOrEqualTo(Math.round(0.9 * right.length));
        }
        for (int i = 0; i < all.size(); i++) {
          if (all.verdicts()[i].region() != null) {
            assertThat(all.verdicts()[i].level()).isNotEqualTo(TrustLevel.STRONG);
          }
        }
      }
    }
    assertThat(strong).as("what can be promised is still called strong").isGreaterThan(500);
  }

  @Test
  void aModelThatIsRightEverywhereHasNoRegions() throws Exception {
    ClosedFormModel right =
        sum()
            .member(x -> new double[] {x[0] + 2 * x[1] - 0.001})
            .member(x -> new double[] {x[0] + 2 * x[1] + 0.001})
            .auditor(x -> new double[] {x[0] + 2 * x[1]})
            .dataSummary(new DataSummary(Map.of(), new float[][] {{0, 0}}, new float[] {1}))
            .calibration(new Calibration(new double[] {1}, new double[] {0.01}))
            .trust(new TrustRule(1, 2, 3, 3))
            .build();
    EvaluationRows rows = EvaluationRows.ofTraining(data(right.card().space()), null, 0, null, 1);
    ModelCard card =
        TrustRegions.find(right, rows, HoldOutEvaluation.of(right, rows), SAMPLES, SILENT);
    assertThat(Objects.requireNonNull(card.trust()).regions()).isEmpty();
  }

  @Test
  void aRegionIsTheSmallestThatMendsTheWorstGroupAndLeavesTheOthers() {
    DesignSpace space = ClosedForms.linear().build().card().space();
    List<StrongDesigns> groups = new ArrayList<>();
    double[] targets = {-2, -1, 0, 1, 2};
    for (double target : targets) {
      for (double at : new double[] {-0.8, -0.5, -0.2, 0.2, 0.5, 0.8}) {
        float[][] f = new float[100][];
        double[] value = new double[100];
        boolean[] right = new boolean[100];
        for (int i = 0; i < 100; i++) {
          f[i] = new float[] {(float) at, (i % 20 - 10) / 10f};
          value[i] = target;
          // half of those above 1.5 and far off the middle are wrong
          right[i] = !(target > 1.5 && Math.abs(at) > 0.7) || i % 2 == 0;
        }
        groups.add(new StrongDesigns(f, value, right));
      }
    }
    double[] thresholds = RegionSearch.between(targets);
    List<TrustRegion> regions =
        new RegionSearch(space, thresholds)
            .of(groups, new float[][] {{0.9f, 0}, {0, 0}}, new double[] {2, 2});
    assertThat(regions)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.from()).isEqualTo(1.5);
              assertThat(r.to()).isNull();
              assertThat(r.variable()).isEqualTo(space.variables().getFirst().name());
              assertThat(r.off()).isEqualTo(0.65);
              assertThat(r.most()).isEqualTo(TrustLevel.WEAK);
              assertThat(r.right()).isEqualTo(0.5);
              assertThat(r.rows()).isEqualTo(1);
            });
    TrustRegion region = regions.getFirst();
    assertThat(region.contains(space, new float[] {-0.7f, 0}, new float[] {1.6f})).isTrue();
    assertThat(region.contains(space, new float[] {-0.6f, 0}, new float[] {1.6f})).isFalse();
    assertThat(region.contains(space, new float[] {-0.7f, 0}, new float[] {1.4f})).isFalse();
    assertThat(region.contains(space, new float[] {-0.7f, 0}, new float[] {Float.NaN})).isFalse();
  }
}
