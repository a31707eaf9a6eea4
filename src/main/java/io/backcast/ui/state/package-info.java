/** The state of a window: the question, the answer, sessions and undo; no controls. */
@NullMarked
package io.backcast.ui.state;

import org.jspecify.annotations.NullMarked;
