/** The page that imports a network as a model. */
@NullMarked
package io.backcast.ui.importing;

import org.jspecify.annotations.NullMarked;
