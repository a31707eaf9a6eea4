package io.backcast.ui.app;

import io.backcast.ui.common.HelpTopic;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * A page above the window.
 *
 * @param closed frees what the page holds; runs once the page is no longer shown
 * @param mayClose whether the user may leave the page now; a page that refuses says why on itself
 * @param topic what the documentation says of it
 * @param again shows the page once more, when a page that was opened from it is left; null for a
 *     page that is not returned to
 */
public record Page(
    Parent content,
    Runnable closed,
    BooleanSupplier mayClose,
    HelpTopic topic,
    @Nullable Runnable again) {
  /** A page that is not returned to. */
  public Page(Parent content, Runnable closed, BooleanSupplier mayClose) {
    this(content, closed, mayClose, HelpTopic.CONTENTS, null);
  }

  /** A page that can be left at any time. */
  public Page(Parent content, Runnable closed) {
    this(content, closed, () -> true);
  }

  /** The same page, explained elsewhere in the documentation. */
  Page about(HelpTopic other) {
    return new Page(content, closed, mayClose, other, again);
  }

  /** The same page, to be returned to. */
  Page returning(Runnable show) {
    return new Page(content, closed, mayClose, topic, show);
  }
}
