/** First-principles calculations of designs: their programs, their answers, the two conventions. */
@NullMarked
package io.backcast.verify;

import org.jspecify.annotations.NullMarked;
