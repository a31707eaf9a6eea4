/** Measures trained models on rows and targets that they were not trained on. */
@NullMarked
package io.backcast.train.evaluate;

import org.jspecify.annotations.NullMarked;
