/**
 * The networks of a model: an ensemble learns the data, the surrogate and the generators learn the
 * ensemble.
 */
@NullMarked
package io.backcast.train.distil;

import org.jspecify.annotations.NullMarked;
