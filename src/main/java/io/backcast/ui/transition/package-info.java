/** A property along a path, and the metal–insulator transition. */
@NullMarked
package io.backcast.ui.transition;

import org.jspecify.annotations.NullMarked;
