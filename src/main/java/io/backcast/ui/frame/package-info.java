/** The explorer window: menus, tabs, status line, and the composition of all views. */
@NullMarked
package io.backcast.ui.frame;

import org.jspecify.annotations.NullMarked;
