/** Gradient steps with schedule, progress, checkpoints and early stopping. */
@NullMarked
package io.backcast.train.loop;

import org.jspecify.annotations.NullMarked;
