/** Designs of a crystal as files that other programs read. */
@NullMarked
package io.backcast.io.structure;

import org.jspecify.annotations.NullMarked;
