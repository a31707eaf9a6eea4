package io.backcast.ui.target;

import io.backcast.design.DesignResult;
import io.backcast.design.ExtrapolationCount;
import io.backcast.design.Extremes;
import io.backcast.design.Loosening;
import io.backcast.design.Relaxation;
import io.backcast.model.DesignBounds;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.TargetSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The band at the top: the targets, and beside them a summary of the result. */
public final class TargetController {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final ExplorerState explorer;
  private final Appearance appearance;
  private final Texts texts;
  private final TargetSweep sweep;
  private boolean problem;

  /** Of more properties than these the rest is scrolled to, or nothing is left for the charts. */
  private static final int IN_SIGHT = 4;

  @FXML private VBox band;
  @FXML private ScrollPane rowsScroll;
  @FXML private VBox rows;
  @FXML private Label counts;
  @FXML private Label timing;
  @FXML private Button relax;
  @FXML private Button sweepButton;
  @FXML private ComboBox<ExtrapolationControl> extrapolation;

  public TargetController(
      ExplorerState explorer, TargetSweep sweep, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
    this.sweep = sweep;
  }

  @FXML
  private void initialize() {
    for (int k = 0; k < explorer.space().dy(); k++) {
      rows.getChildren().add(new TargetRow(explorer, k, appearance, texts));
    }
    if (explorer.space().dy() > IN_SIGHT) {
      rowsScroll.getStyleClass().add("many");
    } else {
      rowsScroll.setMinHeight(Region.USE_PREF_SIZE);
    }
    band.getChildren().add(new AbstentionBanner(explorer, texts));
    ChoiceBoxes.fill(
        extrapolation,
        List.of(ExtrapolationControl.values()),
        control -> texts.of("extrapolation", control));
    extrapolation.valueProperty().bindBidirectional(explorer.extrapolationProperty());
    extrapolation.setTooltip(new Tooltip(texts.get("extrapolation.tip")));
    sweep
        .runningProperty()
        .subscribe(
            running -> sweepButton.setText(texts.get(running ? "target.stop" : "target.sweep")));
    explorer.resultProperty().subscribe(this::showResult);
    explorer.blockedProperty().subscribe(this::showBlocked);
  }

  @FXML
  private void toggleSweep() {
    sweep.toggle();
  }

  private void showResult(@Nullable ExplorationResult result) {
    Relaxation advice = result == null ? null : result.advice();
    Loosening loosening = result == null ? null : result.loosening();
    DesignResult missed = result == null ? null : missed(result);
    offer(advice != null || loosening != null || missed != null);
    if (result == null) {
      counts.setText(texts.get("target.waiting"));
      timing.setText("");
      return;
    }
    int hits = result.preview().hits();
    // the texts belong to the previous target
    boolean stale = !result.settled() && hits > 0 && !problem;
    counts.pseudoClassStateChanged(STALE, stale);
    timing.pseudoClassStateChanged(STALE, stale);
    if (stale) {
      // numbers that change with every frame cannot be read, and each costs a layout
      return;
    }
    problem = hits == 0;
    Property first = explorer.firstProperty();
    ExtrapolationCount extrapolated = result.preview().extrapolated();
    String reached = reached(result);
    counts.setText(
        !reached.isEmpty()
            ? reached
            : hits == 0
                ? extrapolated.refused() > 0
                    ? texts.get("target.refused", texts.whole(extrapolated.refused()))
                    : unreachable(result)
                : texts.get(
                    result.evaluated() ? "target.kept" : "target.unevaluated",
                    texts.whole(hits),
                    texts.whole(result.preview().drawn())));
    counts.pseudoClassStateChanged(PROBLEM, hits == 0);
    String outside = outsideData(result.preview().target().values());
    timing.setText(
        !outside.isEmpty()
            ? outside
            : extrapolated.outside() > 0 && hits > 0
                ? outsideCount(result, extrapolated)
                : worth(result));
    timing.pseudoClassStateChanged(PROBLEM, !outside.isEmpty());
    if (loosening != null && (advice == null || loosening.closest() <= advice.closest())) {
      offerLoosening(loosening);
    } else if (advice != null) {
      offerRelaxation(advice, first, result.preview().target());
    } else if (missed != null) {
      NearestTarget.found(explorer.space(), missed).on(relax, explorer, texts);
    }
  }

  /** The answer where nothing is on target though the data say something of it; else null. */
  private @Nullable DesignResult missed(ExplorationResult result) {
    DesignResult settled = result.result();
    return settled != null
            && settled.preview().hits() + settled.extrapolated().refused() == 0
            && !unsaid(result)
            // the warning that the target is outside the data stands where the offer would
            && outsideData(settled.preview().target().values()).isEmpty()
            && Arrays.stream(settled.nearest()).anyMatch(Double::isFinite)
        ? settled
        : null;
  }

  private void offer(boolean something) {
    relax.setVisible(something);
    relax.setManaged(something);
    timing.setVisible(!something);
    timing.setManaged(!something);
  }

  /** Says that no design can satisfy the constraints, and offers to switch one off. */
  private void showBlocked(ExplorerState.@Nullable Blocked blocked) {
    if (blocked == null) {
      return;
    }
    problem = true;
    counts.setText(texts.get("constraint.blocked", texts.say(blocked.sentence())));
    counts.pseudoClassStateChanged(PROBLEM, true);
    counts.pseudoClassStateChanged(STALE, false);
    Loosening loosening = blocked.loosening();
    offer(loosening != null);
    timing.setText("");
    if (loosening != null) {
      offerLoosening(loosening);
    }
  }

  /** Offers to switch off the constraint that stands most in the way. */
  private void offerLoosening(Loosening loosening) {
    relax.setText(
        texts.get(
            loosening.closest() == 0 ? "constraint.loosen.reaches" : "constraint.loosen",
            loosening.constraint()));
    relax.setOnAction(e -> explorer.switchOff(loosening.constraint()));
  }

  /** What was reached of the most or least, or how many designs trade them; empty without one. */
  private String reached(ExplorationResult result) {
    DesignResult settled = result.result();
    Extremes extremes = settled == null ? null : settled.extremes();
    if (extremes == null || settled == null || settled.designs().size() == 0) {
      return "";
    }
    if (extremes.front()) {
      return texts.get("target.front", texts.whole(settled.designs().size()));
    }
    int k = settled.preview().target().extremes()[0];
    Property p = explorer.space().properties().get(k);
    boolean most = explorer.goal(k) == Goal.MOST;
    return texts.get(most ? "target.most" : "target.least", texts.quantity(p, extremes.best()[k]));
  }

  /** How many of the designs on target are outside the data, after what the others are worth. */
  private String outsideCount(ExplorationResult result, ExtrapolationCount count) {
    double expected = result.expected();
    String worth =
        unsaid(result)
            ? texts.get("target.unsaid.short")
            : Double.isNaN(expected)
                ? worth(result)
                : texts.get("target.expected.short", texts.number(100 * expected, 0));
    return worth
        + " · "
        + texts.get(
            count.refused() > 0 ? "target.outside.refused" : "target.outside.marked",
            texts.whole(count.outside()));
  }

  private static boolean unsaid(ExplorationResult result) {
    return result.result() != null && result.result().abstention() != null;
  }

  /** How many of the designs on target can be expected to be; else how long drawing took. */
  private String worth(ExplorationResult result) {
    double expected = result.expected();
    DesignResult settled = result.result();
    if (unsaid(result)) {
      return texts.get("target.unsaid");
    }
    if (settled != null && settled.extremes() != null) {
      // what was reached is said already; the time of a search says nothing of it
      return "";
    }
    return Double.isNaN(expected)
        ? texts.get("target.timing", texts.number(result.milliseconds(), 0))
        : texts.get("target.expected", texts.number(100 * expected, 0));
  }

  /** Which targets lie outside the range of the training data, and by how much; empty if none. */
  private String outsideData(double[] targets) {
    List<Property> properties = explorer.space().properties();
    List<String> found = new ArrayList<>();
    for (int k = 0; k < targets.length; k++) {
      Property p = properties.get(k);
      if (p.beyond(targets[k]) > 0) {
        String by = Units.with(texts.significant(p.beyond(targets[k]), 2), p.unit());
        String below = targets[k] < p.lower() ? "target.below" : "target.beyond";
        found.add((targets.length > 1 ? p.label() + ": " : "") + texts.get(below, by));
      }
    }
    return String.join(" · ", found);
  }

  /**
   * How far the closest design misses: in the unit of the property, or in tolerances if there are
   * several properties.
   */
  private String unreachable(ExplorationResult result) {
    Property first = explorer.firstProperty();
    double closest = result.preview().closest();
    DesignResult settled = result.result();
    if (explorer.space().dy() == 1
        && settled != null
        && settled.nearest().length > 0
        && Double.isFinite(settled.nearest()[0])) {
      return texts.get("target.unreachable.nearest", texts.quantity(first, settled.nearest()[0]));
    }
    return explorer.space().dy() > 1
        ? texts.get(
            "target.unreachable.several",
            texts.number(closest / result.preview().target().tolerances()[0], 1))
        : texts.get("target.unreachable", Units.with(texts.significant(closest, 3), first.unit()));
  }

  /** Offers to relax the bound that helps most. */
  private void offerRelaxation(Relaxation advice, Property first, Target asked) {
    Variable v = explorer.space().variables().get(advice.variable());
    DesignBounds bounds = explorer.boundsProperty().get();
    int j = advice.variable();
    boolean upper = advice.bounds().upper()[j] > bounds.upper()[j];
    double bound = upper ? advice.bounds().upper()[j] : advice.bounds().lower()[j];
    String to = texts.quantity(v, bound);
    relax.setText(
        advice.closest() == 0
            ? texts.get("target.relax", v.symbol(), to)
            : explorer.space().dy() > 1
                ? texts.get(
                    "target.relax.several",
                    v.symbol(),
                    to,
                    texts.number(advice.closest() / asked.tolerances()[0], 1))
                : texts.get(
                    "target.relax.nearer",
                    v.symbol(),
                    to,
                    Units.with(texts.significant(advice.closest(), 2), first.unit())));
    relax.setOnAction(e -> explorer.boundsProperty().set(advice.bounds()));
  }
}
