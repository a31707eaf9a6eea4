/** The page that trains a model on a table. */
@NullMarked
package io.backcast.ui.training;

import org.jspecify.annotations.NullMarked;
