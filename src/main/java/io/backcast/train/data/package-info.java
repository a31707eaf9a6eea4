/** Tables as people have them, and the numbers that a training takes from them. */
@NullMarked
package io.backcast.train.data;

import org.jspecify.annotations.NullMarked;
