/** Prediction profiles through one design. */
@NullMarked
package io.backcast.ui.whatif;

import org.jspecify.annotations.NullMarked;
