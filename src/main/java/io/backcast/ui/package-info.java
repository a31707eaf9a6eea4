/** The window. The only place that knows JavaFX. */
@NullMarked
package io.backcast.ui;

import org.jspecify.annotations.NullMarked;
