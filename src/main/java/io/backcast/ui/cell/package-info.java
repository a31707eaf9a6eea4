/** The strained unit cell, drawn to scale. */
@NullMarked
package io.backcast.ui.cell;

import org.jspecify.annotations.NullMarked;
