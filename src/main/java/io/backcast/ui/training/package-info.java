/** The page on which a table becomes a model. */
@NullMarked
package io.backcast.ui.training;

import org.jspecify.annotations.NullMarked;
