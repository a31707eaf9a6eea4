package io.backcast.ui.chart;

import io.backcast.ui.state.SessionPart;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * A tab of the centre.
 *
 * @param id names it in sessions and style sheets
 * @param label names its words in the bundle, {@code tab.<label>} and {@code command.tab-<label>}
 * @param content what it shows
 * @param figure the same for export; null for what is no chart
 * @param sessionPart what a session keeps of it
 * @param settled whether what it shows belongs to the present question
 */
public record ChartTab(
    String id,
    String label,
    Node content,
    @Nullable Figure figure,
    SessionPart sessionPart,
    BooleanSupplier settled) {

  /** A tab whose words are named as it is. */
  public ChartTab(
      String id,
      Node content,
      @Nullable Figure figure,
      SessionPart sessionPart,
      BooleanSupplier settled) {
    this(id, id, content, figure, sessionPart, settled);
  }

  /** A tab that never lags behind. */
  public ChartTab(String id, Node content, @Nullable Figure figure, SessionPart sessionPart) {
    this(id, content, figure, sessionPart, () -> true);
  }
}
