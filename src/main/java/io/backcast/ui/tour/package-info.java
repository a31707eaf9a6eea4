/** The guided tour. */
@NullMarked
package io.backcast.ui.tour;

import org.jspecify.annotations.NullMarked;
