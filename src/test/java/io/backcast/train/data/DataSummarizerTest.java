package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignSpace;
import io.backcast.model.Histogram;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSummarizerTest {
  @Test
  void wholeValuesAreCountedWhereTheyBelong() {
    // at forty bins some of them begin at a whole value
    Variable turns = new Variable("turns", "", "", 1, 100, 1, VariableKind.INTEGER, 0);
    DesignSpace space =
        ClosedForms.space(List.of(turns), ClosedForms.property("y", 0, 1, 0.02, null));
    float[] values = new float[100];
    IntStream.range(0, 100).forEach(i -> values[i] = i + 1);
    TrainingData data =
        new TrainingData(
            space.scaledRows(values),
            new float[100][1],
            IntStream.range(10, 100).toArray(),
            IntStream.range(0, 10).toArray());
    int[] bins = new int[40];
    for (float value : values) {
      bins[Histogram.empty(turns, 40).bin(value)]++;
    }
    assertThat(DataSummarizer.summarize(data, space, 1).histograms())
        .hasEntrySatisfying("turns", h -> assertThat(h.counts()).containsExactly(bins));
  }
}
