/** Designs set aside, next to each other. */
@NullMarked
package io.backcast.ui.compare;

import org.jspecify.annotations.NullMarked;
