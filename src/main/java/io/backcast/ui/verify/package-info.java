/** Designs sent to a calculation, and the queue of calculations. */
@NullMarked
package io.backcast.ui.verify;

import org.jspecify.annotations.NullMarked;
