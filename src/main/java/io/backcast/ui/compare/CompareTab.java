package io.backcast.ui.compare;

import io.backcast.ui.chart.ChartTab;
import io.backcast.ui.chart.ChartTabContext;
import io.backcast.ui.state.SessionPart;

/** The tab that compares pinned designs. */
public final class CompareTab {
  private CompareTab() {}

  public static ChartTab of(ChartTabContext context) {
    context.views().with(new CompareController(context.explorer(), context.texts()));
    return new ChartTab(
        "compare", context.views().load("compare/Compare"), null, SessionPart.NOTHING);
  }
}
