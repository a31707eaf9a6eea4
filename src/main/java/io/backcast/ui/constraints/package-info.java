/** Conditions on designs, typed as formulas. */
@NullMarked
package io.backcast.ui.constraints;

import org.jspecify.annotations.NullMarked;
