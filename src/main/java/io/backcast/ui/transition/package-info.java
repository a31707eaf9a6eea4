/** A property along a path, and its transition into a class such as metal. */
@NullMarked
package io.backcast.ui.transition;

import org.jspecify.annotations.NullMarked;
