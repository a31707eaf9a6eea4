/** Renders windows and pages to PNG files without a display. */
@NullMarked
package io.backcast.ui.snapshot;

import org.jspecify.annotations.NullMarked;
