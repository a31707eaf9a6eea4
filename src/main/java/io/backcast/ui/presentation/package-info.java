/** Controls for a class: the speed of the sweep, and the guess. */
@NullMarked
package io.backcast.ui.presentation;

import org.jspecify.annotations.NullMarked;
