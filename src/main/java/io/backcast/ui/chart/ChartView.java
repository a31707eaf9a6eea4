package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** A chart with its caption that is redrawn when its data change, and the same for export. */
public final class ChartView {
  private final Figure.ChartMaker drawn;
  private final Figure figure;
  private final Appearance appearance;

  /**
   * Nothing is drawn before {@link #attach}.
   *
   * @param name of the figure's file
   * @param drawn makes the chart in the window; gives null while there is nothing to show
   * @param printed makes the chart on paper, with what the window draws above and says beside it
   * @param caption describes the chart in sentences
   */
  public ChartView(
      String name,
      Appearance appearance,
      Figure.ChartMaker drawn,
      Figure.ChartMaker printed,
      Supplier<String> caption) {
    this.drawn = drawn;
    this.figure = new Figure(name, printed, caption);
    this.appearance = appearance;
  }

  public Figure figure() {
    return figure;
  }

  /** Redraws the chart in a pane from now on whenever a source or the appearance changes. */
  public void attach(ChartPane pane, Label sentence, Observable... sources) {
    FrameRefresh refresh = new FrameRefresh(pane, () -> draw(pane, sentence));
    refresh.on(sources);
    appearance.onChange(refresh::request);
  }

  private void draw(ChartPane pane, Label sentence) {
    @Nullable JFreeChart chart = drawn.make(appearance);
    if (chart != null) {
      pane.show(chart);
    }
    String caption = figure.caption().get();
    sentence.setText(caption);
    pane.setAccessibleText(caption);
  }
}
