package io.backcast.ui.tour;

import io.backcast.design.Ranking;
import io.backcast.model.Box;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.workbench.ExplorerModel;
import java.util.List;

/** What the guided tour shows: places in the window, and what it does there. */
public final class Tour {
  /**
   * A stop.
   *
   * @param id names its words, {@code tour.<id>.title} and {@code tour.<id>.text}
   * @param selector finds what it is about
   * @param act what it does to the real window
   */
  public record Step(String id, String selector, Runnable act) {}

  private Tour() {}

  /** At most eight stops, for any model. */
  public static List<Step> steps(ExplorerModel explorer) {
    Property p = explorer.first();
    double low = p.lower() + 0.2 * (p.upper() - p.lower());
    double high = p.lower() + 0.5 * (p.upper() - p.lower());
    int last = explorer.space().dx() - 1;
    Variable v = explorer.space().variables().get(last);
    Box whole = Box.of(explorer.space());
    Runnable nothing = () -> {};
    return List.of(
        new Step("target", ".target", () -> explorer.targetProperty(0).set(low)),
        new Step("move", ".target-bar", () -> explorer.targetProperty(0).set(high)),
        new Step("variables", ".variables", nothing),
        new Step(
            "lock",
            "#variable-" + v.name(),
            () -> explorer.boxProperty().set(whole.with(last, v.reference(), v.reference()))),
        new Step(
            p.pointMass() == null ? "path" : "transition",
            ".tabs",
            () -> explorer.boxProperty().set(whole)),
        new Step("candidates", ".candidates", () -> explorer.rankingProperty().set(Ranking.ROBUST)),
        new Step("whatif", ".whatif", nothing),
        new Step("end", ".header", nothing));
  }
}
