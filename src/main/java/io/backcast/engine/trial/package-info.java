/** Runs networks of unknown origin in a process of their own, with limits of time and memory. */
@NullMarked
package io.backcast.engine.trial;

import org.jspecify.annotations.NullMarked;
