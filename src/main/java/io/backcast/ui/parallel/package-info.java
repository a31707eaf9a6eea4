/** Parallel coordinates of the designs. */
@NullMarked
package io.backcast.ui.parallel;

import org.jspecify.annotations.NullMarked;
