/** What a trained model is worth on rows and targets that it was not trained on. */
@NullMarked
package io.backcast.train.evaluate;

import org.jspecify.annotations.NullMarked;
