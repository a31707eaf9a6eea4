/** Turns networks from elsewhere into model folders. */
@NullMarked
package io.backcast.engine.importing;

import org.jspecify.annotations.NullMarked;
