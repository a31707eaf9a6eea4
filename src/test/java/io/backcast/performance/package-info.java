/**
 * How fast the program is, measured against baselines in the same run: records of figures, and the
 * page that is made of them. Never shipped.
 */
@NullMarked
package io.backcast.performance;

import org.jspecify.annotations.NullMarked;
