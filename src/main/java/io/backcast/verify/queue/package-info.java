/** A queue of calculations that outlives the program. */
@NullMarked
package io.backcast.verify.queue;

import org.jspecify.annotations.NullMarked;
