package io.backcast.ui.target;

import io.backcast.design.Relaxation;
import io.backcast.model.Box;
import io.backcast.model.Histogram;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Picture;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The band at the top: what is asked for, and in two lines what came of it. */
public final class TargetController {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final ExplorerModel explorer;
  private final Appearance appearance;
  private final Texts texts;
  private final Sweep sweep;
  private boolean problem;

  @FXML private VBox rows;
  @FXML private Label counts;
  @FXML private Label timing;
  @FXML private Button relax;
  @FXML private Button sweepButton;

  public TargetController(ExplorerModel explorer, Sweep sweep, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
    this.sweep = sweep;
  }

  @FXML
  private void initialize() {
    for (int k = 0; k < explorer.space().dy(); k++) {
      rows.getChildren().add(row(k));
    }
    sweep
        .runningProperty()
        .subscribe(
            running -> sweepButton.setText(texts.get(running ? "target.stop" : "target.sweep")));
    explorer.pictureProperty().subscribe(this::tell);
  }

  @FXML
  private void toggleSweep() {
    sweep.toggle();
  }

  private HBox row(int k) {
    Property p = explorer.space().properties().get(k);
    DoubleProperty target = explorer.targetProperty(k);
    DoubleProperty tolerance = explorer.toleranceProperty(k);
    Label caption = new Label(texts.get("target.caption", p.label()));
    caption.getStyleClass().add("caption");
    TextField number = new TextField();
    number.setId("target-value-" + p.name());
    number.getStyleClass().add("big-number");
    number.setAccessibleText(texts.get("target.number.accessible", p.label(), p.unit()));
    target.subscribe(now -> number.setText(write(p, now.doubleValue())));
    number.setOnAction(e -> read(p, number, target));
    number
        .focusedProperty()
        .subscribe(
            (was, is) -> {
              if (!is) {
                read(p, number, target);
              }
            });
    Label unit = new Label();
    unit.getStyleClass().add("unit");
    Runnable tell =
        () ->
            unit.setText(
                p.isMass(target.get())
                    ? ""
                    : "± " + texts.number(tolerance.get(), 2) + " " + p.unit());
    target.subscribe(now -> tell.run());
    tolerance.subscribe(now -> tell.run());
    HBox value = new HBox(number, unit);
    value.getStyleClass().add("target-value");
    VBox left = new VBox(caption, value);
    left.getStyleClass().add("target-left");
    Histogram density =
        explorer.card().digest() == null
            ? null
            : explorer.card().digest().histograms().get(p.name());
    TargetBar bar = new TargetBar(appearance, texts, p, density, target, tolerance);
    bar.setId("target-bar-" + p.name());
    if (k == 0) {
      // the hand goes to the question first
      Platform.runLater(bar::requestFocus);
    }
    HBox.setHgrow(bar, Priority.ALWAYS);
    HBox row = new HBox(left, bar);
    row.getStyleClass().add("target-row");
    return row;
  }

  private String write(Property p, double value) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(value)
        ? mass.name()
        : texts.number(value, Math.min(2, p.decimals()));
  }

  private void read(Property p, TextField field, DoubleProperty target) {
    if (field.getText().equals(write(p, target.get()))) {
      return;
    }
    PointMass mass = p.pointMass();
    String text = field.getText().strip();
    if (mass != null && text.equalsIgnoreCase(mass.name())) {
      target.set(mass.value());
    } else {
      try {
        target.set(Double.parseDouble(text.replace(',', '.').replace('−', '-')));
      } catch (NumberFormatException e) {
        field.setText(write(p, target.get()));
      }
    }
  }

  private void tell(@Nullable Picture picture) {
    Relaxation advice = picture == null ? null : picture.advice();
    relax.setVisible(advice != null);
    relax.setManaged(advice != null);
    timing.setVisible(advice == null);
    timing.setManaged(advice == null);
    if (picture == null) {
      counts.setText(texts.get("target.waiting"));
      timing.setText("");
      return;
    }
    int hits = picture.sketch().hits();
    if (!picture.settled() && hits > 0 && !problem) {
      // figures that change with every frame are no use to a moving hand, and cost a layout each
      return;
    }
    problem = hits == 0;
    Property first = explorer.first();
    counts.setText(
        hits == 0
            ? texts.get(
                "target.unreachable",
                texts.number(picture.sketch().closest(), first.decimals()),
                first.unit())
            : texts.get("target.kept", texts.whole(hits), texts.whole(picture.sketch().drawn())));
    counts.pseudoClassStateChanged(PROBLEM, hits == 0);
    double beyond = picture.sketch().target().values()[0] - first.upper();
    timing.setText(
        beyond > 0
            ? texts.get("target.beyond", texts.number(beyond, 2), first.unit())
            : texts.get("target.timing", texts.number(picture.milliseconds(), 0)));
    timing.pseudoClassStateChanged(PROBLEM, beyond > 0);
    if (advice != null) {
      advise(advice, first);
    }
  }

  /** Offers the one bound that would help most. */
  private void advise(Relaxation advice, Property first) {
    Variable v = explorer.space().variables().get(advice.variable());
    Box box = explorer.boxProperty().get();
    int j = advice.variable();
    boolean upper = advice.box().upper()[j] > box.upper()[j];
    double bound = upper ? advice.box().upper()[j] : advice.box().lower()[j];
    String to = texts.value(v, bound, v.decimals()) + " " + v.unit();
    relax.setText(
        advice.closest() == 0
            ? texts.get("target.relax", v.symbol(), to)
            : texts.get(
                "target.relax.nearer",
                v.symbol(),
                to,
                texts.number(advice.closest(), 2),
                first.unit()));
    relax.setOnAction(e -> explorer.boxProperty().set(advice.box()));
  }
}
