/** What was done in a window, as commands. */
@NullMarked
package io.backcast.ui.log;

import org.jspecify.annotations.NullMarked;
