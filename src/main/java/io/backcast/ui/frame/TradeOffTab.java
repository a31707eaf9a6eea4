package io.backcast.ui.frame;

import io.backcast.ui.state.ExplorerState;
import java.util.function.Consumer;

/** Shows the chart of a trade-off when one is asked for: the most or least of two properties. */
final class TradeOffTab {
  /** The tab of two properties, as sessions know it. */
  private static final String PAIR = "reach";

  private final ExplorerState explorer;
  private final Consumer<String> show;
  private boolean traded;

  /**
   * Shows the tab from now on.
   *
   * @param show selects the tab with an id
   */
  TradeOffTab(ExplorerState explorer, Consumer<String> show) {
    this.explorer = explorer;
    this.show = show;
    explorer.onQuestion(this::look);
  }

  private void look() {
    boolean now = explorer.target().extremes().length > 1;
    if (now && !traded) {
      show.accept(PAIR);
    }
    traded = now;
  }
}
