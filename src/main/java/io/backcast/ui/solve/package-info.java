/** Answers to what the state asks, in the background. */
@NullMarked
package io.backcast.ui.solve;

import org.jspecify.annotations.NullMarked;
