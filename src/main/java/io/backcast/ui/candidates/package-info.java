/** The table of designs. */
@NullMarked
package io.backcast.ui.candidates;

import org.jspecify.annotations.NullMarked;
