/** The start screen. */
@NullMarked
package io.backcast.ui.start;

import org.jspecify.annotations.NullMarked;
