package io.backcast.ui.target;

import io.backcast.design.DesignResult;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;

/**
 * Offers to ask for other values in place of the target.
 *
 * @param values of the properties, {@code [dy]}; NaN where the target stays as it is; empty if no
 *     values are known
 */
record NearestTarget(double[] values) {
  private static final int DIGITS = 3;

  /** What is predicted of the design that came closest, where the target asks for anything. */
  static NearestTarget found(DesignSpace space, DesignResult result) {
    Target target = result.preview().target();
    double[] nearest = result.nearest().clone();
    for (int k = 0; k < nearest.length; k++) {
      Property p = space.properties().get(k);
      boolean inRange =
          target.goals().get(k) instanceof Goal.Range r && r.outside(p, nearest[k]) <= 0;
      nearest[k] =
          target.isFree(k) || inRange
              ? Double.NaN
              : rounded(p, nearest[k], p.coordinateTolerance(nearest[k], target.tolerances()[k]));
    }
    return new NearestTarget(nearest);
  }

  /** A value of three digits where that is as near as the tolerance asks. */
  private static double rounded(Property p, double value, double tolerance) {
    if (Double.isNaN(value) || p.isMass(value)) {
      return value;
    }
    double round = Double.parseDouble(Numbers.significant(value, DIGITS));
    return p.coordinateDistance(round, value) < tolerance ? round : value;
  }

  /** Shows the offer on a button, or no button if there is none. */
  void on(Button button, ExplorerState explorer, Texts texts) {
    String text = text(explorer.space(), texts);
    button.setText(text);
    button.setVisible(!text.isEmpty());
    button.setManaged(!text.isEmpty());
    button.setOnAction(
        e -> {
          for (int k = 0; k < values.length; k++) {
            if (!Double.isNaN(values[k])) {
              explorer.ask(k, Goal.of(values[k]));
            }
          }
        });
  }

  private String text(DesignSpace space, Texts texts) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Property p = space.properties().get(k);
      if (!Double.isNaN(values[k])) {
        String text = texts.quantity(p, values[k]);
        parts.add(space.dy() > 1 ? p.symbol() + " = " + text : text);
      }
    }
    return parts.isEmpty() ? "" : texts.get("abstain.offer", String.join(", ", parts));
  }
}
