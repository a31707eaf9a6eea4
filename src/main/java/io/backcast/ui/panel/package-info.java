/** Panels of the window: side by side, dragged wider, collapsed to a strip, or one alone. */
@NullMarked
package io.backcast.ui.panel;

import org.jspecify.annotations.NullMarked;
