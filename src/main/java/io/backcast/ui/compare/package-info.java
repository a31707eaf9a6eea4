/** Pinned designs side by side. */
@NullMarked
package io.backcast.ui.compare;

import org.jspecify.annotations.NullMarked;
