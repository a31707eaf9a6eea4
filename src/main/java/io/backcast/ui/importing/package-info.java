/** The page on which a network from elsewhere becomes a model. */
@NullMarked
package io.backcast.ui.importing;

import org.jspecify.annotations.NullMarked;
