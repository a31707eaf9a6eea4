/** Heat map of a property over two variables. */
@NullMarked
package io.backcast.ui.map;

import org.jspecify.annotations.NullMarked;
