package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.io.table.TextTable;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatedRowsTest {
  private static List<String> columns(InverseModel model) {
    List<String> columns = new ArrayList<>();
    model.card().space().variables().stream().map(Variable::name).forEach(columns::add);
    model.card().space().properties().stream().map(Property::name).forEach(columns::add);
    return columns;
  }

  private static TextTable block(List<String> columns, String[]... rows) {
    return new TextTable("t.csv", columns, List.of(rows), new long[rows.length]);
  }

  @Test
  void rowsThatLackAValueAreCountedInEveryBlock() throws Exception {
    InverseModel model = ClosedForms.linear().build();
    List<String> columns = columns(model);
    EvaluatedRows rows = new EvaluatedRows(model);
    String[] complete = {"0.5", "0.25", "1"};
    rows.add(block(columns, complete, new String[] {"0.5", "0.25", ""}));
    rows.add(block(columns, new String[] {"", "0.25", "1"}));
    rows.add(block(columns, complete, complete));
    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.left()).isEqualTo(2);
    assertThat(rows.figures().values()).isNotEmpty().allMatch(v -> !Double.isInfinite(v));
    List<String> other = new ArrayList<>(columns);
    other.set(2, "other");
    assertThatThrownBy(() -> rows.add(block(other, complete)))
        .hasMessageContaining("no column " + columns.get(2));
  }
}
