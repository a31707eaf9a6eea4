package io.backcast.ui.tour;

import io.backcast.design.Ranking;
import io.backcast.model.DesignBounds;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.state.ExplorerState;
import java.util.List;

/** The stops of the guided tour. */
public final class Tour {
  /**
   * A stop.
   *
   * @param id of its texts, {@code tour.<id>.title} and {@code tour.<id>.text}
   * @param selector CSS selector of the node that it explains
   * @param act changes the state of the window for this stop
   */
  public record Step(String id, String selector, Runnable act) {}

  private Tour() {}

  /**
   * The stops for a model, in order.
   *
   * @param showTransition brings the chart along a path to the front
   */
  public static List<Step> steps(ExplorerState explorer, Runnable showTransition) {
    Property p = explorer.firstProperty();
    double low = p.coarse(p.at(0.2));
    double high = p.coarse(p.at(0.5));
    int last = explorer.space().dx() - 1;
    Variable v = explorer.space().variables().get(last);
    DesignBounds whole = DesignBounds.of(explorer.space());
    Runnable nothing = () -> {};
    return List.of(
        new Step(
            "target",
            ".target",
            () -> {
              explorer.shown().valueProperty().set(p);
              explorer.ask(0, new Goal.Value(low));
            }),
        new Step("move", ".target-bar", () -> explorer.ask(0, new Goal.Value(high))),
        new Step("variables", ".variables", nothing),
        new Step(
            "lock",
            "#variable-" + v.name(),
            () -> explorer.boundsProperty().set(whole.with(last, v.reference(), v.reference()))),
        new Step(
            p.pointMass() == null ? "path" : "transition",
            ".tabs",
            () -> {
              explorer.boundsProperty().set(whole);
              showTransition.run();
            }),
        new Step("candidates", ".candidates", () -> explorer.rankingProperty().set(Ranking.ROBUST)),
        new Step("whatif", ".whatif", nothing),
        new Step("end", ".header", nothing));
  }
}
