package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.design.PredictionBlocks;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.io.TypedTable;
import io.backcast.io.table.TextTable;
import io.backcast.model.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table in blocks says the same as in one piece. */
class PredictionBlocksTest {
  private static final List<String> COLUMNS = List.of("u", "v", "sum");

  private static TextTable table(int from, int to) {
    List<String[]> rows = new ArrayList<>();
    long[] lines = new long[to - from];
    for (int i = from; i < to; i++) {
      double u = i / 50.0 - 1;
      rows.add(new String[] {Double.toString(u), "0.25", Double.toString(u + 0.5 + i * 1e-3)});
      lines[i - from] = i + 2;
    }
    return new TextTable("t", COLUMNS, rows, lines);
  }

  @Test
  void predictionsOfBlocksAreThoseOfTheWhole() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    PredictionBlocks blocks = new PredictionBlocks(model);
    List<List<String>> rows = new ArrayList<>();
    for (TypedTable part : List.of(blocks.of(table(0, 30)), blocks.of(table(30, 100)))) {
      for (int i = 0; i < part.rows(); i++) {
        rows.add(part.text(i));
      }
    }
    TypedTable whole = new PredictionBlocks(model).of(table(0, 100));
    assertThat(blocks.rows()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(rows.get(i)).isEqualTo(whole.text(i));
    }
  }

  @Test
  void onlyRowsThatSatisfyAConstraintArePredicted() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    Conditions where = Conditions.of(model.card().space(), List.of("u + v <= -0.65"));
    PredictionBlocks blocks = new PredictionBlocks(model, where);
    TypedTable kept = blocks.of(blocks.allowed(table(0, 100)));
    assertThat(kept.rows()).isEqualTo(6);
    assertThat(kept.text(5)).startsWith("-0.9", "0.25");
    assertThat(blocks.leftOut()).startsWith("6 of 100 rows satisfy u + v <= -0.65");
    PredictionBlocks none = new PredictionBlocks(model, where);
    none.allowed(table(50, 100));
    assertThatThrownBy(none::leftOut).hasMessageContaining("None of 50 rows satisfies");
  }

  @ParameterizedTest
  @ValueSource(strings = {"u > 2", "u in 2.5..3.5", "u = 3", "u + v >= 2.5"})
  void rowsOutsideTheSpaceMayBeAskedFor(String formula) throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    PredictionBlocks blocks =
        new PredictionBlocks(model, Conditions.ofGiven(model.card().space(), List.of(formula)));
    TextTable kept = blocks.allowed(table(180, 201));
    assertThat(kept.column("u")).contains("3.0").doesNotContain("2.0").doesNotContain("1.6");
  }

  @Test
  void figuresOfBlocksAreThoseOfTheWhole() throws Exception {
    ClosedFormModel model = ClosedForms.linear().build();
    EvaluatedRows blocks = new EvaluatedRows(model);
    blocks.add(table(0, 30));
    blocks.add(table(30, 90));
    blocks.add(table(90, 100));
    EvaluatedRows whole = new EvaluatedRows(model);
    whole.add(table(0, 100));
    Map<String, Double> figures = whole.figures();
    assertThat(blocks.figures()).isEqualTo(figures);
    assertThat(figures.get("rows")).isEqualTo(100);
    assertThat(figures.get("sum_mae")).isBetween(0.0494, 0.0496);
  }
}
