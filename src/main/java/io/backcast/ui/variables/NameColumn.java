package io.backcast.ui.variables;

import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Width of the column of names: that of the widest name, up to a limit. */
final class NameColumn {
  /** Limits in ems: room for the lock, and room left for the histogram. */
  private static final double NARROWEST = 3.4;

  private static final double WIDEST = 9;

  /** Font sizes of a name and of the caption below it, in ems, as in the style sheet. */
  private static final double NAME = 1.2;

  private static final double CAPTION = 0.92;

  private static final double ROUNDING = 0.3;

  private final Appearance appearance;
  private final double ems;

  NameColumn(Appearance appearance, List<Variable> variables) {
    this.appearance = appearance;
    double widest = NARROWEST;
    for (Variable v : variables) {
      widest = Math.max(widest, NAME * ems(v.symbol(), appearance.bold(1)));
      widest = Math.max(widest, CAPTION * ems(caption(v), appearance.font(1)));
    }
    this.ems = Math.min(WIDEST, widest == NARROWEST ? widest : widest + ROUNDING);
  }

  /** The caption below a name: the unit, or without one the name if the symbol differs from it. */
  static String caption(Variable v) {
    return v.unit().isEmpty() && !v.name().equals(v.symbol()) ? v.name() : v.unit();
  }

  /** Sets the width of a cell of the column in ems, so that it follows the text size. */
  void fit(Region cell) {
    // overrides the width in the style sheet, which suits short names
    cell.setStyle(
        String.format(Locale.ROOT, "-fx-min-width: %1$.2fem; -fx-pref-width: %1$.2fem;", ems));
  }

  private double ems(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth() / appearance.em();
  }
}
