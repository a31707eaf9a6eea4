package io.backcast.ui.target;

import io.backcast.model.Histogram;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The target of one property: a number field, a slider, and an “any” button if there are several.
 */
final class TargetRow extends HBox {
  /** Of a number that needs smaller digits. */
  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

  private static final int ORDINARY_LENGTH = 7;

  private final Property property;
  private final DoubleProperty target;
  private final DoubleProperty tolerance;
  private final Texts texts;
  private final TextField number = new TextField();
  private double last;

  TargetRow(ExplorerState explorer, int k, Appearance appearance, Texts texts) {
    this.property = explorer.space().properties().get(k);
    this.target = explorer.targetProperty(k);
    this.tolerance = explorer.toleranceProperty(k);
    this.texts = texts;
    this.last = target.get();
    boolean several = explorer.space().dy() > 1;
    VBox left = new VBox(heading(several), value());
    left.getStyleClass().add("target-left");
    Histogram density =
        explorer.card().dataSummary() == null
            ? null
            : explorer.card().dataSummary().histograms().get(property.name());
    TargetBar bar = new TargetBar(appearance, texts, property, density, target, tolerance, several);
    UncoveredStretches uncovered = new UncoveredStretches(explorer, k, texts);
    uncovered.onChange(() -> bar.uncovered(uncovered));
    bar.uncovered(uncovered);
    bar.setId("target-bar-" + property.name());
    if (k == 0) {
      // the target is the first thing to change
      Platform.runLater(bar::requestFocus);
    }
    HBox.setHgrow(bar, Priority.ALWAYS);
    getChildren().setAll(left, bar);
    getStyleClass().add("target-row");
    if (several) {
      getStyleClass().add("one-of-several");
    }
  }

  private HBox heading(boolean several) {
    Label caption = new Label(texts.get("target.caption", property.label()));
    caption.getStyleClass().add("caption");
    caption.setTooltip(new Tooltip(Units.label(property.label(), property.unit())));
    HBox heading = new HBox(caption);
    heading.getStyleClass().add("target-heading");
    if (several) {
      ToggleButton any = new ToggleButton(texts.get("target.any"));
      any.setId("any-" + property.name());
      any.getStyleClass().add("quiet");
      any.setMinWidth(Region.USE_PREF_SIZE);
      any.setAccessibleText(texts.get("target.any.accessible", property.label()));
      any.setOnAction(e -> target.set(any.isSelected() ? Double.NaN : last));
      target.subscribe(now -> any.setSelected(Double.isNaN(now.doubleValue())));
      heading.getChildren().add(any);
    }
    return heading;
  }

  private HBox value() {
    number.setId("target-value-" + property.name());
    number.getStyleClass().add("big-number");
    number.setAccessibleText(
        texts.get("target.number.accessible", Units.label(property.label(), property.unit())));
    target.subscribe(
        now -> {
          last = Double.isNaN(now.doubleValue()) ? last : now.doubleValue();
          String text = format(now.doubleValue());
          number.setText(text);
          number.pseudoClassStateChanged(LONG, text.length() > ORDINARY_LENGTH);
        });
    number.setOnAction(e -> parse());
    number
        .focusedProperty()
        .subscribe(
            (was, is) -> {
              if (!is) {
                parse();
              }
            });
    Label unit = new Label();
    unit.getStyleClass().add("unit");
    target.subscribe(now -> unit.setText(toleranceText()));
    tolerance.subscribe(now -> unit.setText(toleranceText()));
    HBox value = new HBox(number, unit);
    value.getStyleClass().add("target-value");
    return value;
  }

  private String toleranceText() {
    return property.isMass(target.get()) || Double.isNaN(target.get())
        ? ""
        : (property.isLog() && !property.unit().isBlank() ? property.unit() + " " : "")
            + "± "
            + texts.tolerance(property, tolerance.get());
  }

  private String format(double value) {
    if (Double.isNaN(value)) {
      return texts.get("target.any");
    }
    PointMass mass = property.pointMass();
    return mass != null && property.isMass(value) ? mass.name() : texts.asked(property, value);
  }

  private void parse() {
    if (number.getText().equals(format(target.get()))) {
      return;
    }
    PointMass mass = property.pointMass();
    String text = number.getText().strip();
    if (mass != null && text.equalsIgnoreCase(mass.name())) {
      target.set(mass.value());
    } else if (!Double.isNaN(Texts.parse(text))) {
      target.set(Texts.parse(text));
    } else {
      number.setText(format(target.get()));
    }
  }
}
