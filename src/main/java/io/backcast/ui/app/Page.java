package io.backcast.ui.app;

import java.util.function.BooleanSupplier;
import javafx.scene.Parent;

/**
 * A page above the window.
 *
 * @param closed frees what the page holds; runs once the page is no longer shown
 * @param mayClose whether the user may leave the page now; a page that refuses says why on itself
 */
public record Page(Parent content, Runnable closed, BooleanSupplier mayClose) {
  /** A page that can be left at any time. */
  public Page(Parent content, Runnable closed) {
    this(content, closed, () -> true);
  }
}
