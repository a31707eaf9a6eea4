/** Scatter chart of two coordinates of the designs. */
@NullMarked
package io.backcast.ui.scatter;

import org.jspecify.annotations.NullMarked;
