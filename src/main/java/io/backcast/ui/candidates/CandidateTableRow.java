package io.backcast.ui.candidates;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * A row of the table as it is drawn. JavaFX takes it for unchanged where its index and its {@link
 * CandidateRow} are, whatever that lists by now.
 *
 * <p>Its own text fill is that of a judged design; {@code -bc-sketch-text-fill} in the style sheet
 * is that of a design that only the surrogate has seen. Cells take theirs from here: a pseudo-class
 * would have the style sheet applied to each of them in the first picture of a drag.
 */
final class CandidateTableRow extends TableRow<CandidateRow> {
  private static final StyleablePropertyFactory<CandidateTableRow> STYLES =
      new StyleablePropertyFactory<>(TableRow.getClassCssMetaData());

  private static final CssMetaData<CandidateTableRow, Paint> SKETCH_TEXT_FILL =
      STYLES.createPaintCssMetaData("-bc-sketch-text-fill", r -> r.sketchTextFill, Color.GRAY);

  private final StyleableObjectProperty<Paint> sketchTextFill =
      new SimpleStyleableObjectProperty<>(SKETCH_TEXT_FILL, this, "sketchTextFill", Color.GRAY);

  private final BooleanProperty sketch = new SimpleBooleanProperty(this, "sketch");

  private final ObjectBinding<Paint> cellTextFill =
      Bindings.when(sketch).then(sketchTextFill).otherwise(textFillProperty());

  /** Colour of the texts of its cells. */
  ObjectBinding<Paint> cellTextFill() {
    return cellTextFill;
  }

  /** Shows what it lists now, without a layout of the table. */
  void showInPlace() {
    CandidateRow row = getItem();
    sketch.set(row != null && !row.isJudged());
    for (Node child : getChildrenUnmodifiable()) {
      if (child instanceof InPlaceCell cell) {
        cell.showInPlace();
      }
    }
  }

  /** Also of a row that had been scrolled out of sight and comes back as it was. */
  @Override
  public void updateIndex(int index) {
    super.updateIndex(index);
    showInPlace();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
    return STYLES.getCssMetaData();
  }
}
