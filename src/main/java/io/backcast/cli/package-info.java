/** The commands, one class each. */
@NullMarked
package io.backcast.cli;

import org.jspecify.annotations.NullMarked;
