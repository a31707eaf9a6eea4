/** Imports networks from other programs into model folders. */
@NullMarked
package io.backcast.engine.importing;

import org.jspecify.annotations.NullMarked;
