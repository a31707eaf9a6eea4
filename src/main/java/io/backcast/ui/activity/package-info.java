/** What runs beside the window, and what has finished. */
@NullMarked
package io.backcast.ui.activity;

import org.jspecify.annotations.NullMarked;
