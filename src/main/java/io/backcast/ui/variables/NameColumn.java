package io.backcast.ui.variables;

import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Room for the names beside the rows: as wide as the widest needs, up to a limit. */
final class NameColumn {
  /** In ems: what the lock needs, and what leaves a picture beside the name. */
  private static final double NARROWEST = 3.4;

  private static final double WIDEST = 9;

  /** Size of a name and of what stands below it, as the style sheet has them. */
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

  /** What stands below a name: the unit, or the long name of a symbol without one. */
  static String caption(Variable v) {
    return v.unit().isEmpty() && !v.name().equals(v.symbol()) ? v.name() : v.unit();
  }

  /** Gives a cell of the column its width; it follows the text size. */
  void fit(Region cell) {
    // the style sheet's width is that of short names
    cell.setStyle(
        String.format(Locale.ROOT, "-fx-min-width: %1$.2fem; -fx-pref-width: %1$.2fem;", ems));
  }

  private double ems(String text, Font font) {
    Text written = new Text(text);
    written.setFont(font);
    return written.getLayoutBounds().getWidth() / appearance.em();
  }
}
