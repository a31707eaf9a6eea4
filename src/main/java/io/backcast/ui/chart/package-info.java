/** What all charts of the centre are made of. */
@NullMarked
package io.backcast.ui.chart;

import org.jspecify.annotations.NullMarked;
