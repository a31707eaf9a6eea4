/** Controls of the presentation mode. */
@NullMarked
package io.backcast.ui.presentation;

import org.jspecify.annotations.NullMarked;
