/** Why no design has some values, and the nearest one that works. */
@NullMarked
package io.backcast.ui.whynot;

import org.jspecify.annotations.NullMarked;
