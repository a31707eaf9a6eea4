package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.Recipe;
import io.backcast.train.data.ColumnRoles.Request;
import io.backcast.train.data.ColumnRoles.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ColumnRolesTest {
  private static TableProfile table(String header, int rows, IntFunction<String> row) {
    List<String[]> fields = new ArrayList<>();
    long[] lines = new long[rows];
    for (int i = 0; i < rows; i++) {
      fields.add(row.apply(i).split(",", -1));
      lines[i] = i + 2;
    }
    return TableProfile.of(new TextTable("t.csv", List.of(header.split(",")), fields, lines));
  }

  /** What a laboratory's table has beside its variables. */
  private static TableProfile laboratory(String last) {
    return table(
        "id,sample,element,day,size,same,x,y" + (last.isEmpty() ? "" : "," + last),
        90,
        i ->
            "%d,S%d,E%d,2024-02-%02d,10-%d,7,%s,%s"
                    .formatted(
                        i + 1, i, i % 30, 1 + i % 28, 20 + i % 3, (i * 37 % 90) / 10.0, i * i)
                + (last.isEmpty() ? "" : ",note " + i));
  }

  private static List<String> uses(ColumnRoles roles) {
    return roles.columns().stream().map(c -> c.column().name() + " " + c.use()).toList();
  }

  private static Request request(
      List<String> properties, List<String> variables, List<String> ignored, String group) {
    return new Request(properties, variables, ignored, group.isEmpty() ? null : group);
  }

  @Test
  void everyColumnHasAUseAndAReason() throws Exception {
    ColumnRoles roles = ColumnRoles.of(laboratory(""), Request.properties(List.of()));
    assertThat(roles.columns().stream().map(c -> c.use() + " " + c.reason()))
        .containsExactly(
            "IGNORED ROW_NUMBER",
            "IGNORED LABEL",
            "VARIABLE USABLE",
            "IGNORED DATE",
            "IGNORED RANGE",
            "IGNORED CONSTANT",
            "VARIABLE USABLE",
            "PROPERTY LAST");
    // thirty words in ninety rows are a category each, not a reason to drop the column
    assertThat(roles.columns().get(2).column().categories()).hasSize(30);
  }

  @Test
  void aLastColumnThatIsNoPropertyIsNotPassedOverInSilence() {
    assertThatThrownBy(() -> ColumnRoles.of(laboratory("note"), Request.properties(List.of())))
        .hasMessage(
            "t.csv: it is not clear which column is the property, because the last one, note, is"
                + " text. Name it with --property; the columns of numbers are id, x, y.");
    assertThat(uses(ColumnRoles.guessed(laboratory("note"))))
        .noneMatch(u -> u.contains("PROPERTY"));
  }

  @Test
  void whatTheUserSaysWins() throws Exception {
    assertThat(
            uses(
                ColumnRoles.of(
                    laboratory("note"),
                    request(List.of("y"), List.of("id", "x"), List.of(), "sample"))))
        .containsExactly(
            "id VARIABLE",
            "sample GROUP",
            "element IGNORED",
            "day IGNORED",
            "size IGNORED",
            "same IGNORED",
            "x VARIABLE",
            "y PROPERTY",
            "note IGNORED");
    // with the note left out the last column is clear
    assertThat(
            uses(
                ColumnRoles.of(
                    laboratory("note"),
                    request(List.of(), List.of(), List.of("note", "element"), ""))))
        .contains("y PROPERTY", "x VARIABLE", "element IGNORED");
  }

  @Test
  void whatCannotBeIsRefused() {
    TableProfile table = laboratory("");
    List<String> none = List.of();
    for (List<String> wrong :
        List.of(
            List.of("same", "Column same cannot be a variable: the same value in every row."),
            List.of("day", "Column day cannot be a variable: dates."),
            List.of("size", "Column size cannot be a variable: ranges, which are no numbers."))) {
      assertThatThrownBy(
              () -> ColumnRoles.of(table, request(none, List.of(wrong.getFirst()), none, "")))
          .hasMessage(wrong.getLast());
    }
    assertThatThrownBy(() -> ColumnRoles.of(table, Request.properties(List.of("sample"))))
        .hasMessageContaining("sample cannot be the property: it needs numbers that differ");
    assertThatThrownBy(() -> ColumnRoles.of(table, request(List.of("y"), none, List.of("y"), "")))
        .isInstanceOf(BackcastException.class)
        .hasMessage("Column y is named twice. Give it one use.");
    assertThatThrownBy(() -> ColumnRoles.of(table, request(none, none, List.of("z"), "")))
        .hasMessageContaining("no column z");
  }

  @Test
  void anExportOfThisProgramIsTrainedOnWithoutWhatItWroteBeside() throws Exception {
    TableProfile export =
        table(
            "a,b,gap,gap_std,mass,mass_std,mass_given,distance,support,log_density,status",
            40,
            i ->
                "%s,%s,%s,0.1,%s,0.2,3,0.5,0.7,-1.2,strong"
                    .formatted(i * 0.1, i * 7 % 40, i * 0.3, i * 0.2));
    ColumnRoles roles = ColumnRoles.of(export, Request.properties(List.of()));
    assertThat(uses(roles))
        .containsExactly(
            "a VARIABLE",
            "b VARIABLE",
            "gap PROPERTY",
            "gap_std IGNORED",
            "mass PROPERTY",
            "mass_std IGNORED",
            "mass_given IGNORED",
            "distance IGNORED",
            "support IGNORED",
            "log_density IGNORED",
            "status IGNORED");
  }

  @Test
  void aVariableMayBeCalledLikeOneOfTheExportsColumns() throws Exception {
    TableProfile own =
        table("distance,b,y", 40, i -> "%s,%s,%s".formatted(i * 3 % 40, i * 7 % 40, i));
    assertThat(uses(ColumnRoles.of(own, Request.properties(List.of()))))
        .containsExactly("distance VARIABLE", "b VARIABLE", "y PROPERTY");
  }

  @Test
  void theObjectiveOfAStudyIsItsValue() throws Exception {
    TableProfile study =
        table(
            "number,value,datetime_start,params_rate,params_n_layers,user_attrs_loss,state",
            40,
            i ->
                "%d,%s,2024-01-01 10:%02d:00,%s,%d,%s,COMPLETE"
                    .formatted(i, i * 0.5, i, 0.01 * (i * 7 % 40), 1 + i % 4, i));
    assertThat(uses(ColumnRoles.of(study, Request.properties(List.of()))))
        .containsExactly(
            "number IGNORED",
            "value PROPERTY",
            "datetime_start IGNORED",
            "params_rate VARIABLE",
            "params_n_layers VARIABLE",
            "user_attrs_loss IGNORED",
            "state IGNORED");
  }

  @Test
  void theRecipeKeepsTheGroup() throws Exception {
    Recipe recipe =
        ColumnRoles.of(laboratory(""), request(List.of("y"), List.of("id", "x"), List.of(), "day"))
            .recipe("r", DataCleaning.NONE);
    assertThat(recipe.group()).isEqualTo("day");
    assertThat(new ColumnRoles(laboratory(""), List.of()).columns(Use.GROUP)).isEmpty();
  }
}
