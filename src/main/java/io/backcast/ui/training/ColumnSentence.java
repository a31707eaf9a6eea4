package io.backcast.ui.training;

import io.backcast.model.VariableKind;
import io.backcast.train.data.ColumnProfile;
import io.backcast.train.data.ColumnRoles;
import io.backcast.ui.common.Texts;
import java.util.Arrays;

/** What was found in a column, what is proposed for it, and why: a sentence or two. */
final class ColumnSentence {
  private ColumnSentence() {}

  /** The sentence; it changes with the role once the user has chosen another one. */
  static String of(ColumnChoice choice, Texts texts) {
    String found = found(choice.column(), texts);
    String unit = unit(choice, texts);
    return why(choice, texts)
        + (found.isEmpty() ? "" : " " + found)
        + (unit.isEmpty() ? "" : " " + unit);
  }

  private static String why(ColumnChoice choice, Texts texts) {
    ColumnRoles.Reason reason = choice.reason();
    return choice.asProposed()
        ? texts.of("training.why", reason)
        : texts.of("training.chosen", choice.useProperty().get());
  }

  private static String found(ColumnProfile c, Texts texts) {
    if (c.kind() == null || c.constant()) {
      return "";
    }
    if (!c.categories().isEmpty()) {
      return texts.get("training.found.categories", texts.whole(c.categories().size()));
    }
    long different = Arrays.stream(c.numbers()).distinct().count();
    boolean whole = c.kind() == VariableKind.INTEGER;
    String range =
        texts.get(
            whole ? "training.found.whole" : "training.found.numbers",
            texts.whole(different),
            whole ? texts.number(c.lower(), 0) : texts.significant(c.lower(), 4),
            whole ? texts.number(c.upper(), 0) : texts.significant(c.upper(), 4));
    return c.missing() > 0
        ? range + " " + texts.get("training.found.missing", texts.whole(c.missing()))
        : range;
  }

  private static String unit(ColumnChoice choice, Texts texts) {
    String read = choice.column().unit();
    return read.isEmpty() || !read.equals(choice.unitProperty().get())
        ? ""
        : texts.get("training.found.unit", read);
  }
}
