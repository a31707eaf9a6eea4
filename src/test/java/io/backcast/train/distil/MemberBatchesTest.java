package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Symmetry;
import io.backcast.model.SymmetryGroup;
import io.backcast.train.Spaces;
import io.backcast.train.data.TrainingData;
import io.backcast.train.net.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemberBatchesTest {
  private static final DesignSpace SPACE =
      Spaces.of(Spaces.property(0, 20, 1, new PointMass(0, "none")));

  /** The property of row i is i, and so are its variables, in hundredths. */
  private static MemberBatches batches(List<Symmetry> symmetries, int[] rows, long seed)
      throws BackcastException {
    float[][] f = new float[21][];
    float[][] y = new float[21][];
    for (int i = 0; i < 21; i++) {
      f[i] = new float[] {i / 100f, i / 100f};
      y[i] = new float[] {i};
    }
    return new MemberBatches(
        new TrainingData(f, y, rows, new int[0]),
        new Normalization(SPACE),
        SymmetryGroup.generatedBy(symmetries, 2),
        rows,
        4,
        seed);
  }

  private static List<Integer> labels(MemberBatches batches, int from, int to) {
    List<Integer> labels = new ArrayList<>();
    for (int step = from; step < to; step++) {
      for (float y : batches.at(step).batch().y()) {
        labels.add(Math.round(10 * y));
      }
    }
    return labels;
  }

  @Test
  void anEpochShowsEveryRowAndTheNextOneInAnotherOrder() throws Exception {
    int[] rows = IntStream.range(0, 20).toArray();
    MemberBatches batches = batches(List.of(), rows, 1);
    assertThat(batches.stepsPerEpoch()).isEqualTo(5);
    List<Integer> first = labels(batches, 0, 5);
    assertThat(first).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());
    List<Integer> second = labels(batches, 5, 10);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
  }

  @Test
  void onlyTheGivenRowsAreShown() throws Exception {
    MemberBatches batches = batches(List.of(), new int[] {3, 5, 7, 8, 11}, 1);
    assertThat(batches.stepsPerEpoch()).isEqualTo(2);
    // the second batch is filled up from the beginning
    assertThat(labels(batches, 0, 2)).hasSize(8).containsOnly(3, 5, 7, 8, 11);
  }

  @Test
  void aBatchDependsOnTheSeedAndTheStepAlone() throws Exception {
    int[] rows = IntStream.range(0, 20).toArray();
    MemberBatches batches = batches(List.of(), rows, 1);
    List<Integer> eighth = labels(batches, 8, 9);
    labels(batches, 0, 4);
    assertThat(labels(batches, 8, 9)).isEqualTo(eighth);
    assertThat(labels(batches(List.of(), rows, 1), 8, 9)).isEqualTo(eighth);
    assertThat(labels(batches(List.of(), rows, 2), 8, 9)).isNotEqualTo(eighth);
  }

  @Test
  void designsAreImagesUnderTheSymmetriesAndTheirLabelsStay() throws Exception {
    Symmetry mirror = new Symmetry(new int[] {0, 1}, new int[] {-1, 1});
    MemberBatches batches = batches(List.of(mirror), IntStream.range(1, 21).toArray(), 1);
    int mirrored = 0;
    for (int step = 0; step < 10; step++) {
      Batch batch = batches.at(step).batch();
      for (int i = 0; i < batch.n(); i++) {
        assertThat(Math.abs(batch.f()[2 * i])).isEqualTo(batch.f()[2 * i + 1]);
        assertThat(Math.round(100 * batch.f()[2 * i + 1])).isEqualTo(Math.round(10 * batch.y()[i]));
        mirrored += batch.f()[2 * i] < 0 ? 1 : 0;
      }
    }
    assertThat(mirrored).isBetween(10, 30);
  }

  @Test
  void labelsOfThePointMassAreMarked() throws Exception {
    MemberBatches batches = batches(List.of(), IntStream.range(0, 20).toArray(), 1);
    int marked = 0;
    for (int step = 0; step < 5; step++) {
      MemberBatches.LabelledRows rows = batches.at(step);
      for (int i = 0; i < rows.mass().length; i++) {
        assertThat(rows.mass()[i]).isEqualTo(rows.batch().y()[i] == 0 ? 1f : 0f);
        marked += (int) rows.mass()[i];
      }
    }
    assertThat(marked).isEqualTo(1);
  }
}
