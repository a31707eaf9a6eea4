/** The typeface of the program, for the window and for figures in files. */
@NullMarked
package io.backcast.font;

import org.jspecify.annotations.NullMarked;
