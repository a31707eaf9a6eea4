/** The report of what a window shows, to be handed in. */
@NullMarked
package io.backcast.ui.report;

import org.jspecify.annotations.NullMarked;
