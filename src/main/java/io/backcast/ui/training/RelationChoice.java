package io.backcast.ui.training;

import io.backcast.model.Relation;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A relation between columns, and whether designs must keep to it. */
final class RelationChoice {
  private final Relation relation;
  private final String text;
  private final @Nullable String copy;
  private final BooleanProperty kept = new SimpleBooleanProperty(true);

  /**
   * A relation that designs keep to until told otherwise.
   *
   * @param text as a formula
   * @param copy the column that it makes superfluous, if there is one
   */
  RelationChoice(Relation relation, String text, @Nullable String copy) {
    this.relation = relation;
    this.text = text;
    this.copy = copy;
  }

  Relation relation() {
    return relation;
  }

  String text() {
    return text;
  }

  /** The column that it makes superfluous; empty if there is none. */
  String copy() {
    return copy == null ? "" : copy;
  }

  /** Whether designs keep to it, if all of its columns are variables. */
  BooleanProperty keptProperty() {
    return kept;
  }
}
