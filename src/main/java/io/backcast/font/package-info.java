/** The typeface that the program brings, for the window and for everything drawn to a file. */
@NullMarked
package io.backcast.font;

import org.jspecify.annotations.NullMarked;
