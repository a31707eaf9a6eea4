/** A bare network from elsewhere, made into a model. */
@NullMarked
package io.backcast.ui.adopt;

import org.jspecify.annotations.NullMarked;
