/** Tells the user of failures, once at a time, and keeps a log of all of them. */
@NullMarked
package io.backcast.ui.failure;

import org.jspecify.annotations.NullMarked;
