/** Conditions on variables as formulas: read, checked and evaluated. */
@NullMarked
package io.backcast.formula;

import org.jspecify.annotations.NullMarked;
