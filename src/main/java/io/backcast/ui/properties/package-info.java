/** The chart of two properties of all designs. */
@NullMarked
package io.backcast.ui.properties;

import org.jspecify.annotations.NullMarked;
