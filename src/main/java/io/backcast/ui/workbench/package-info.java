/** The window: header, views and status. */
@NullMarked
package io.backcast.ui.workbench;

import org.jspecify.annotations.NullMarked;
