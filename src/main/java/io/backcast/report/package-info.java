/** Pages of figures: what is said, shown and listed, and its writing as one self-contained file. */
@NullMarked
package io.backcast.report;

import org.jspecify.annotations.NullMarked;
