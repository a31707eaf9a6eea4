/** The terms of inverse design: variables, properties, targets, designs and the card of a model. */
@NullMarked
package io.backcast.model;

import org.jspecify.annotations.NullMarked;
