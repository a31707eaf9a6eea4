package io.backcast.ui.chart;

import java.util.List;
import javafx.scene.Node;

/** Answers why no design has some values. */
@FunctionalInterface
public interface WhyAsker {
  /**
   * A value of one variable.
   *
   * @param variable its column
   * @param value in its unit
   */
  record Pick(int variable, double value) {}

  /**
   * Asks about designs with all of these values.
   *
   * @param beside what was pointed at
   * @param x pixel of it, from its left
   * @param y pixel of it, from its top
   */
  void ask(List<Pick> picks, Node beside, double x, double y);
}
