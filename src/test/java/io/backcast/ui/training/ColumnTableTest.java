package io.backcast.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.train.data.DataIssue;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnTableTest {
  @Test
  void manyWordsAreCutAndFewAreNot() {
    assertThat(ColumnTable.some(List.of("oak", "pine"))).isEqualTo("oak, pine");
    String cut = ColumnTable.some(IntStream.range(0, 500).mapToObj(i -> "w" + i).toList());
    assertThat(cut).startsWith("w0, w1").endsWith(", …").hasSizeLessThan(60);
    assertThat(ColumnTable.some(List.of("x".repeat(80), "y"))).startsWith("xxx").endsWith(", …");
  }

  @Test
  void oneProblemIsToldInTheSingular() {
    for (DataIssue.Kind kind : List.of(DataIssue.Kind.MISSING, DataIssue.Kind.OUTLIER)) {
      Texts english = new Texts(Locale.ENGLISH);
      Texts german = new Texts(Locale.GERMAN);
      assertThat(english.of("training.problem", kind, "y", 1)).startsWith("y: one value ");
      assertThat(english.of("training.problem", kind, "y", 1_200)).startsWith("y: 1,200 values ");
      assertThat(german.of("training.problem", kind, "y", 1)).startsWith("y: ein Wert ");
      assertThat(german.of("training.problem", kind, "y", 1_200)).startsWith("y: 1.200 Werte ");
    }
  }
}
