package io.backcast.ui.common;

import java.util.Map;
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
 * @param remembered what a session keeps of it
 * @param settled whether what it shows belongs to the present question
 */
public record ChartTab(
    String id,
    String label,
    Node content,
    @Nullable Figure figure,
    Remembers remembered,
    BooleanSupplier settled) {

  /** A tab whose words are named as it is. */
  public ChartTab(
      String id,
      Node content,
      @Nullable Figure figure,
      Remembers remembered,
      BooleanSupplier settled) {
    this(id, id, content, figure, remembered, settled);
  }

  /** A tab that never lags behind. */
  public ChartTab(String id, Node content, @Nullable Figure figure, Remembers remembered) {
    this(id, content, figure, remembered, () -> true);
  }

  /** A view with settings of its own that a session keeps. */
  public interface Remembers {
    /** A view without any. */
    Remembers NOTHING =
        new Remembers() {
          @Override
          public void save(Map<String, String> views) {}

          @Override
          public void restore(Map<String, String> views) {}
        };

    void save(Map<String, String> views);

    /** Takes what it knows and ignores what it does not. */
    void restore(Map<String, String> views);
  }
}
