/**
 * The networks of a model. An ensemble is trained on the data; the surrogate and the generators are
 * trained on labels by the ensemble.
 */
@NullMarked
package io.backcast.train.distil;

import org.jspecify.annotations.NullMarked;
