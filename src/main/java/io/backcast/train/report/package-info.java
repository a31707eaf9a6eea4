/** The page of figures that comes with a trained model. */
@NullMarked
package io.backcast.train.report;

import org.jspecify.annotations.NullMarked;
