package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.Randoms;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who measures an opened model: its audit ensemble where it has one, and else itself, said. */
class JudgedFiguresTest {
  private static final double BIAS = 0.2;
  private static final int SAMPLES = 100;

  private static final TrainingProgress SILENT =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage stage, double done, double loss) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /** Its audit ensemble knows that every sum is larger than the model says. */
  private static ClosedFormModel audited() {
    return ClosedForms.linear().auditor(x -> new double[] {x[0] + 2 * x[1] + BIAS}).build();
  }

  /** Rows of the linear problem, the last 30 held out. */
  private static TrainingData data() {
    RandomGenerator random = Randoms.generator(4);
    float[][] f = new float[100][2];
    float[][] y = new float[100][1];
    for (int i = 0; i < f.length; i++) {
      f[i] = new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1};
      y[i][0] = f[i][0] + 2 * f[i][1];
    }
    return new TrainingData(
        f, y, IntStream.range(0, 70).toArray(), IntStream.range(70, 100).toArray());
  }

  private static ModelEvaluation measure(ClosedFormModel model) throws Exception {
    EvaluationRows rows =
        EvaluationRows.ofTraining(data(), null, 0, new DesignPrior(model.card().space()), 1);
    return ModelEvaluation.measure(model, rows, HoldOutEvaluation.of(model, rows), SAMPLES, SILENT);
  }

  @Test
  void designsAreJudgedByTheAuditEnsemble() throws Exception {
    ModelEvaluation evaluation = measure(audited());
    assertThat(evaluation.independent()).isTrue();
    for (HitRates.Row row : evaluation.hitRates().rows()) {
      assertThat(row.refinedError()).isCloseTo(BIAS, within(0.051));
      assertThat(row.hitRate()).as("within twice 0.05").isZero();
    }
    BoundedAccuracy.Cell cell = evaluation.boundedAccuracy().rows().getFirst().cells().get(2);
    assertThat(cell.error()).isCloseTo(BIAS, within(0.051));
    // the distributions are compared with the ensemble that the generator learned from
    assertThat(evaluation.fidelity().rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.distance()).isLessThan(0.06));
  }

  @Test
  void withoutAnAuditEnsembleTheModelJudgesItselfAndSaysSo() throws Exception {
    ModelEvaluation evaluation = measure(ClosedForms.linear().build());
    assertThat(evaluation.independent()).isFalse();
    assertThat(evaluation.hitRates().rows())
        .allSatisfy(row -> assertThat(row.refinedError()).isLessThan(0.05));
  }

  @Test
  void heldOutRowsArePredictedByNetworksThatHaveNotSeenThem() throws Exception {
    TrainingData data = data();
    EvaluationRows held = EvaluationRows.ofTraining(data, null, 0, null, 1);
    assertThat(HoldOutEvaluation.of(audited(), held).meanError(0)).isCloseTo(BIAS, within(1e-5));
    // no network of the folder has seen rows that are given later
    EvaluationRows unseen = EvaluationRows.unseen(data, null, 1);
    HoldOutEvaluation own = HoldOutEvaluation.of(audited(), unseen);
    assertThat(own.meanError(0)).isCloseTo(0, within(1e-6));
    assertThat(own.parity(0)).hasNumberOfRows(100);
    // in a cross-validation every row was left out once
    EnsemblePrediction outOfFold = new EnsemblePrediction(new float[100][1], new float[100][1]);
    HoldOutEvaluation folded =
        HoldOutEvaluation.of(audited(), EvaluationRows.ofTraining(data, outOfFold, 5, null, 1));
    assertThat(List.of(folded.parity(0))).hasSize(100).allMatch(row -> row[1] == 0);
  }

  @Test
  void withoutAPriorNoDistributionIsCompared() throws Exception {
    ClosedFormModel model = audited();
    EvaluationRows rows = EvaluationRows.unseen(data(), null, 1);
    ModelEvaluation evaluation =
        ModelEvaluation.measure(model, rows, HoldOutEvaluation.of(model, rows), 20, SILENT);
    assertThat(evaluation.fidelity().rows()).isEmpty();
  }
}
