/** Training: from a table to a model folder. The only place that knows PyTorch. */
@NullMarked
package io.backcast.train;

import org.jspecify.annotations.NullMarked;
