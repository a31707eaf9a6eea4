/** Networks from elsewhere, made into model folders. */
@NullMarked
package io.backcast.engine.adopt;

import org.jspecify.annotations.NullMarked;
