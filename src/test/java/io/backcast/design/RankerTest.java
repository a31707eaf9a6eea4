package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Goal;
import io.backcast.model.NetworkRole;
import io.backcast.model.Target;
import io.backcast.model.TrustRule;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final Target HALF = new Target(new double[] {0.5}, new double[] {0.1});

  private static int[] best(
      InverseModel model, Ranking ranking, int keep, DesignMatrix x, int... rows) throws Exception {
    return new Ranker(model).best(rows, x, Predictions.of(model, x), HALF, ranking, keep);
  }

  /** The most trusted, whatever they have. */
  private static int[] trusted(InverseModel model, int keep, DesignMatrix x, int... rows)
      throws Exception {
    Target free = new Target(List.of(Goal.ANY), new double[] {0.1});
    return new Ranker(model).best(rows, x, Predictions.of(model, x), free, Ranking.TRUSTED, keep);
  }

  private static int[] all(DesignMatrix x) {
    return IntStream.range(0, x.rows()).toArray();
  }

  private final ClosedFormModel ring = ClosedForms.ring().build();

  /** Squares 0.25, 0.49, 0.52, 0.82. */
  private final DesignMatrix designs =
      DesignMatrix.of(new float[] {0.3f, 0.4f, 0.7f, 0, -0.4f, 0.6f, -0.1f, 0.9f}, 2);

  @Test
  void asDrawnIsTheOrderOfTheRows() throws Exception {
    assertThat(best(ring, Ranking.DRAWN, 9, designs, 3, 1, 2)).containsExactly(3, 1, 2);
    assertThat(best(ring, Ranking.DRAWN, 2, designs, 3, 1, 2)).containsExactly(3, 1);
  }

  @Test
  void closestIsThePredictionNearestToTheTarget() throws Exception {
    assertThat(best(ring, Ranking.CLOSEST, 9, designs, all(designs))).containsExactly(1, 2, 0, 3);
    assertThat(best(ring, Ranking.CLOSEST, 1, designs, 3, 0)).containsExactly(0);
  }

  @Test
  void leastStrainIsTheDesignNearestToTheReference() throws Exception {
    assertThat(best(ring, Ranking.STRAIN, 9, designs, 3, 2, 1, 0)).containsExactly(0, 1, 2, 3);
    // half-ranges 1 and 4: a step in the wider variable is a smaller one
    var space =
        ClosedForms.space(
            java.util.List.of(
                ClosedForms.continuous("a", 1, 3), ClosedForms.continuous("b", -4, 4)),
            ClosedForms.property("y", 0, 1, 1, null));
    ClosedFormModel wide =
        ClosedFormModel.of("wide", space, 1, (z, y) -> new double[2])
            .surrogate(x -> new double[] {0})
            .build();
    DesignMatrix x = DesignMatrix.of(new float[] {2, 0, 1, 3, 1.5f, 0, 1, 2.4f}, 2);
    assertThat(best(wide, Ranking.STRAIN, 9, x, 0, 1)).containsExactly(1, 0);
    assertThat(best(wide, Ranking.STRAIN, 9, x, 3, 2)).containsExactly(2, 3);
  }

  @Test
  void robustIsWherePropertiesMoveLeast() throws Exception {
    // the slope of the ring grows with its radius
    assertThat(best(ring, Ranking.ROBUST, 9, designs, 3, 2, 1, 0)).containsExactly(0, 1, 2, 3);
    InverseModel blind = ClosedForms.withoutPredictor().build();
    assertThat(best(blind, Ranking.ROBUST, 9, designs, 3, 1, 0)).containsExactly(3, 1, 0);
  }

  @Test
  void robustCountsEveryVariableByItsRangeAndEveryProperty() throws Exception {
    var space =
        ClosedForms.space(
            java.util.List.of(
                ClosedForms.continuous("a", -1, 1), ClosedForms.continuous("b", -10, 10)),
            ClosedForms.property("p", 0, 1, 1, null),
            ClosedForms.property("q", 0, 1, 1, null));
    // slopes by row: (3, 0) of p; (0, 0.4) of p, ten half-ranges wide; (0, 0) of p and 3.5 of q
    ClosedFormModel model =
        ClosedFormModel.of("slopes", space, 1, (z, y) -> new double[2])
            .surrogate(
                x -> new double[2],
                x ->
                    new double[][][] {{{3, 0}, {0, 0}}, {{0, 0.4}, {0, 0}}, {{0, 0}, {3.5, 0}}}
                        [(int) x[0]])
            .build();
    DesignMatrix x = DesignMatrix.of(new float[] {0, 0, 1, 0, 2, 0}, 2);
    int[] order =
        new Ranker(model).best(all(x), x, Predictions.of(model, x), HALF, Ranking.ROBUST, 3);
    assertThat(order).containsExactly(0, 2, 1);
  }

  @Test
  void trustedPutsStrongBeforeFairBeforeWeakAndTheNearestFirst() throws Exception {
    ClosedFormModel model =
        ClosedForms.ensemble(0)
            .trust(new TrustRule(1, 1, 0.25, 0.5))
            .dataSummary(new DataSummary(Map.of(), new float[][] {{0}}, new float[] {0}))
            .build();
    DesignMatrix x = DesignMatrix.of(new float[] {0.9f, 0.4f, 0.1f, 0.8f, -0.2f, -0.3f}, 1);
    assertThat(trusted(model, 9, x, all(x))).containsExactly(2, 4, 5, 1, 3, 0);
    assertThat(trusted(model, 3, x, 5, 4, 3, 2)).containsExactly(2, 4, 5);
  }

  @Test
  void designsOfOneLevelAreRankedByDistanceAndDeviation() throws Exception {
    // nothing deserves trust here, and the order drawn must not decide
    ClosedFormModel model =
        ClosedForms.ensemble(0.05)
            .trust(new TrustRule(0, 0, 0.1, 0.2))
            .dataSummary(new DataSummary(Map.of(), new float[][] {{0}}, new float[] {0}))
            .build();
    DesignMatrix x = DesignMatrix.of(new float[] {0.9f, 0.5f, -0.5f, 0.05f, -0.1f}, 1);
    // deviation 0.05 (1 + u): of two equally far ones the lower is the more certain
    assertThat(trusted(model, 9, x, all(x))).containsExactly(3, 4, 2, 1, 0);
    assertThat(trusted(model, 2, x, 0, 1, 2, 4, 3)).containsExactly(3, 4);
  }

  @Test
  void ofDesignsAlikeTheNearestToTheTargetComesFirst() throws Exception {
    ClosedFormModel model = ClosedForms.ensemble(0).trust(new TrustRule(9, 9, 0.25, 0.5)).build();
    DesignMatrix x = DesignMatrix.of(new float[] {0.59f, 0.5f, 0.42f, 0.53f}, 1);
    assertThat(best(model, Ranking.TRUSTED, 4, x, all(x))).containsExactly(1, 3, 2, 0);
    Target range = new Target(List.of(new Goal.Range(0.4, 0.6)), new double[] {0.1});
    int[] inside =
        new Ranker(model).best(all(x), x, Predictions.of(model, x), range, Ranking.TRUSTED, 4);
    assertThat(inside).as("of a range all are").containsExactly(0, 1, 2, 3);
  }

  @Test
  void diverseTakesTheDesignFarthestFromThoseTaken() throws Exception {
    ClosedFormModel line = ClosedForms.ensemble(0).build();
    DesignMatrix x = DesignMatrix.of(new float[] {0, 0.1f, 1, -0.8f, 0.5f}, 1);
    assertThat(best(line, Ranking.DIVERSE, 4, x, all(x))).containsExactly(0, 2, 3, 4);
    assertThat(best(line, Ranking.DIVERSE, 9, x, 4, 3)).containsExactly(4, 3);
    assertThat(line.rowsAsked(NetworkRole.GRADIENT)).isZero();
  }

  @Test
  void symmetricCopiesDoNotMakeDiversity() throws Exception {
    // the second is the first with its variables exchanged and a sign flipped
    DesignMatrix x = DesignMatrix.of(new float[] {0.5f, 0.1f, -0.1f, 0.5f, 0.5f, 0.3f}, 2);
    assertThat(best(ring, Ranking.DIVERSE, 2, x, all(x))).containsExactly(0, 2);
  }
}
