/** Where to begin: shipped models, recent files, a table, a network. */
@NullMarked
package io.backcast.ui.start;

import org.jspecify.annotations.NullMarked;
