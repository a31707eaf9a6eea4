/** The literature's tasks, measured; a benchmark that is never shipped. */
@NullMarked
package io.backcast.literature;

import org.jspecify.annotations.NullMarked;
