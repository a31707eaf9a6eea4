package io.backcast.ui.common;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A combo box with the keys that other programs have, that is as wide as its longest value, and
 * whose list joins a scene when it is first opened. JavaFX's own asks for at least the width that
 * it has, and so keeps that of larger text for ever; and it keeps the list, hidden, below the box,
 * where a window with a dozen boxes styled more than three hundred nodes that nobody sees before
 * its first picture.
 */
final class ChoiceSkin<T extends Object> extends ComboBoxListViewSkin<T> {
  private static final KeyCombination SPACE = new KeyCodeCombination(KeyCode.SPACE);

  private final ComboBox<T> box;

  /** Takes back what is chosen while the list is open. */
  private Runnable restoring = () -> {};

  ChoiceSkin(ComboBox<T> box) {
    super(box);
    this.box = box;
    getChildren().remove(getPopupContent());
    box.showingProperty()
        .subscribe(
            open -> {
              if (open) {
                restoring = ChoiceBoxes.restoring(box);
              }
            });
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::open);
    getPopupContent().addEventFilter(KeyEvent.KEY_PRESSED, this::takeBack);
  }

  /** Space opens the list, which JavaFX leaves to other keys. */
  private void open(KeyEvent key) {
    if (SPACE.match(key) && !box.isShowing()) {
      box.show();
      key.consume();
    }
  }

  /** Escape takes back what arrows have chosen in the list. */
  private void takeBack(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      box.hide();
      restoring.run();
      key.consume();
    }
  }

  @Override
  public void show() {
    Node list = getPopupContent();
    if (list.getParent() == null) {
      // the popup takes it from here; its size is asked for before
      getChildren().add(list);
      list.applyCss();
    }
    super.show();
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    // it also puts the cell that shows the value into the box
    double usual = super.computePrefWidth(height, top, right, bottom, left);
    if (!(getDisplayNode() instanceof ListCell<?> cell)
        || !(box.lookup(".arrow-button") instanceof Region arrow)) {
      return usual;
    }
    Font font = cell.getFont();
    double longest =
        Stream.concat(Stream.of(box.getPromptText()), box.getItems().stream().map(this::words))
            .mapToDouble(words -> width(words, font))
            .max()
            .orElse(0);
    double edges = cell.prefWidth(-1) - width(cell.getText(), font);
    return left + snapSizeX(edges + longest) + arrow.prefWidth(-1) + right;
  }

  private @Nullable String words(T value) {
    return box.getConverter().toString(value);
  }

  private static double width(@Nullable String words, Font font) {
    Text text = new Text(words == null ? "" : words);
    text.setFont(font);
    return text.getLayoutBounds().getWidth();
  }
}
