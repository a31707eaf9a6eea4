/** What the program says about failures, formulas and tables, in every language it speaks. */
@NullMarked
package io.backcast.sentence;

import org.jspecify.annotations.NullMarked;
