/** The page of the user's settings. */
@NullMarked
package io.backcast.ui.settings;

import org.jspecify.annotations.NullMarked;
