/** The chart of two properties over the whole design space. */
@NullMarked
package io.backcast.ui.properties;

import org.jspecify.annotations.NullMarked;
