/** Pictures of windows and pages without a display. */
@NullMarked
package io.backcast.ui.snapshot;

import org.jspecify.annotations.NullMarked;
