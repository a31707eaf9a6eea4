package io.backcast.verify.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Models;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerValuesTest {
  private final Json json = new Json();

  private AnswerValues values(List<String> columns, String[]... rows) throws BackcastException {
    DesignSpace space = new ModelFolder(json).card(Models.MOS2).space();
    return AnswerValues.of(
        new TextTable("answers.csv", columns, List.of(rows), new long[rows.length]),
        space,
        Models.MOS2,
        "gpaw",
        json);
  }

  @Test
  void shiftedAnswersAreTaken() throws Exception {
    AnswerValues found =
        values(
            List.of("gap", "gap_dft", "gap_dft_shifted"),
            new String[] {"0.5", "0.98", "0.52"},
            new String[] {"0.5", "", ""});
    assertThat(found.table().column("gap")).containsExactly("0.52", "");
  }

  @Test
  void answersThatNoConventionHeldForAreNotShiftedByAnother() {
    assertThatThrownBy(
            () ->
                values(
                    List.of("gap", "gap_dft", "gap_dft_shifted"), new String[] {"0.5", "0.98", ""}))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("no convention holds for their settings");
  }
}
