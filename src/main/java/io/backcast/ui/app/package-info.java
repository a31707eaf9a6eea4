/** The program around a window: opening, saving, pages, preferences. */
@NullMarked
package io.backcast.ui.app;

import org.jspecify.annotations.NullMarked;
