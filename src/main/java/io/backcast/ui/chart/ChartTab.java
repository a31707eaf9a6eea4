package io.backcast.ui.chart;

import io.backcast.ui.state.SessionPart;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * A tab in the centre of the window.
 *
 * @param id of the tab in sessions and style sheets
 * @param label key of its texts in the bundle, {@code tab.<label>} and {@code command.tab-<label>}
 * @param content of the tab
 * @param figure the same for export; null if it cannot be exported
 * @param sessionPart its settings in a session
 * @param settled whether it shows the present question
 */
public record ChartTab(
    String id,
    String label,
    Node content,
    @Nullable Figure figure,
    SessionPart sessionPart,
    BooleanSupplier settled) {

  /** A tab whose label is its id. */
  public ChartTab(
      String id,
      Node content,
      @Nullable Figure figure,
      SessionPart sessionPart,
      BooleanSupplier settled) {
    this(id, id, content, figure, sessionPart, settled);
  }

  /** A tab that needs no computation in the background. */
  public ChartTab(String id, Node content, @Nullable Figure figure, SessionPart sessionPart) {
    this(id, content, figure, sessionPart, () -> true);
  }
}
