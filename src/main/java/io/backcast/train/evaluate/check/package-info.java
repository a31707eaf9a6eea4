/**
 * Checks of a generator on pairs of a design and its properties: whether the designs that it draws
 * for a target are distributed as those that have the properties. Nothing here needs PyTorch.
 */
@NullMarked
package io.backcast.train.evaluate.check;

import org.jspecify.annotations.NullMarked;
