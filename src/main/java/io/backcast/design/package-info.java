/** Inverse design: backward sampling, refinement, trust, ranking, transition curves. */
@NullMarked
package io.backcast.design;

import org.jspecify.annotations.NullMarked;
