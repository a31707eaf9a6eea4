/** The home page: models, sessions, and ways to begin. */
@NullMarked
package io.backcast.ui.home;

import org.jspecify.annotations.NullMarked;
