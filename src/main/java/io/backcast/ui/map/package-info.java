/** A property over any two variables. */
@NullMarked
package io.backcast.ui.map;

import org.jspecify.annotations.NullMarked;
