package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DataSummary;
import io.backcast.train.data.ExtendedData;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RehearsedDesignsTest {
  private static final float ALONE = 0.9f;

  /** A full summary of places at equal distances, two almost the same, and one far away at last. */
  private static DataSummary full() {
    int n = DataSummary.MOST_CENTRES;
    float[][] centres = new float[n][1];
    float[] radii = new float[n];
    for (int i = 0; i < n; i++) {
      centres[i][0] = -1 + i / 1000f;
      radii[i] = i;
    }
    centres[11][0] = centres[10][0] + 1e-5f;
    centres[n - 1][0] = ALONE;
    return new DataSummary(Map.of(), centres, radii);
  }

  private static ExtendedData answers(float... designs) {
    float[][] f = new float[designs.length][1];
    for (int i = 0; i < f.length; i++) {
      f[i][0] = designs[i];
    }
    return new ExtendedData(
        new TrainingData(f, new float[f.length][1], new int[0], new int[0]), 0, new int[0]);
  }

  private static DataSummary joined(DataSummary old, ExtendedData answers) {
    return Objects.requireNonNull(RehearsedDesigns.joined(old, answers));
  }

  private static float[] places(DataSummary summary) {
    float[] places = new float[summary.centres().length];
    for (int i = 0; i < places.length; i++) {
      places[i] = summary.centres()[i][0];
    }
    return places;
  }

  @Test
  void answersPushOutCentresThatOthersStandFor() {
    DataSummary joined = joined(full(), answers(0.3f, 0.5f));
    float[] places = places(joined);
    assertThat(places).hasSize(DataSummary.MOST_CENTRES).contains(ALONE, 0.3f, 0.5f);
    // one of the two that were almost the same
    assertThat(places).doesNotContain(full().centres()[10][0]).contains(full().centres()[11][0]);
    // each has its own radius still
    int at = Arrays.binarySearch(places, 0, 100, full().centres()[50][0]);
    assertThat(joined.radii()[at]).isEqualTo(50);
  }

  @Test
  void anAnswerThatIsACentreAlreadyIsNotAddedAgain() {
    DataSummary few =
        new DataSummary(Map.of(), new float[][] {{0}, {0.5f}}, new float[] {0.1f, 0.1f});
    DataSummary again = joined(joined(few, answers(0.2f)), answers(0.2f, 0.7f));
    assertThat(places(again)).containsExactly(0, 0.5f, 0.2f, 0.7f);
  }
}
