/** One row per variable: histogram, bounds, lock. */
@NullMarked
package io.backcast.ui.variables;

import org.jspecify.annotations.NullMarked;
