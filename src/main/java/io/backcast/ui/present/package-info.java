/** The window before a class. */
@NullMarked
package io.backcast.ui.present;

import org.jspecify.annotations.NullMarked;
