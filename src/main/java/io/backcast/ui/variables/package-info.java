/** One row a variable: distribution, bounds, lock. */
@NullMarked
package io.backcast.ui.variables;

import org.jspecify.annotations.NullMarked;
