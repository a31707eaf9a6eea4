/** From a table to a model: columns, problems, training. */
@NullMarked
package io.backcast.ui.learn;

import org.jspecify.annotations.NullMarked;
