/** The laboratory behind all windows: calculations in the queue, and their answers. */
@NullMarked
package io.backcast.ui.lab;

import org.jspecify.annotations.NullMarked;
