package io.backcast.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.DesignSpace;
import io.backcast.ui.common.Texts;
import io.backcast.ui.training.ColumnChoice.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ColumnSentenceTest {
  private final Texts texts = new Texts(Locale.ENGLISH);

  private static TrainingViewModel model() {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(
          new String[] {
            "7",
            i % 3 == 0 ? "red" : "blue",
            Double.toString(i * 37 % 40 / 10.0),
            Integer.toString(i * i)
          });
    }
    return new TrainingViewModel(
        Path.of("t.csv"),
        new TextTable(
            "t.csv",
            List.of("same", "colour", "thickness_nm", "E_g (eV)"),
            rows,
            LongStream.range(2, 42).toArray()),
        new Json());
  }

  @Test
  void everyColumnSaysWhatItIsAndWhy() {
    assertThat(model().columns().stream().map(c -> ColumnSentence.of(c, texts)))
        .containsExactly(
            "Left out: the same value in every row.",
            "Variable: nothing speaks against it. 2 different words.",
            "Variable: nothing speaks against it. 40 different numbers from 0 to 3.900. Its unit,"
                + " nm, is from the table.",
            "Property: it is the last column. 40 different numbers from 0 to 1521. Its unit, eV, is"
                + " from the table.");
  }

  @Test
  void whatTheUserChangesIsSaidAndKept() throws Exception {
    TrainingViewModel model = model();
    ColumnChoice thickness = model.columns().get(2);
    assertThat(thickness.shownNameProperty().get()).isEqualTo("thickness");
    thickness.shownNameProperty().set("d");
    thickness.unitProperty().set("µm");
    thickness.useProperty().set(Use.PROPERTY);
    assertThat(ColumnSentence.of(thickness, texts))
        .isEqualTo("Property, as you chose. 40 different numbers from 0 to 3.900.");
    DesignSpace space = Objects.requireNonNull(model.recipe().space());
    assertThat(space.properties().getFirst().name()).isEqualTo("thickness_nm");
    assertThat(space.properties().getFirst().label()).isEqualTo("d");
    assertThat(space.properties().getFirst().unit()).isEqualTo("µm");
    assertThat(space.properties().get(1).symbol()).isEqualTo("E_g");
  }
}
