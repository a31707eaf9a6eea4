/** Computes the answers to the state's question in the background. */
@NullMarked
package io.backcast.ui.solve;

import org.jspecify.annotations.NullMarked;
