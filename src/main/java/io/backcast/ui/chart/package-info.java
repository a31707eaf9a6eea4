/** Building blocks of all chart tabs. */
@NullMarked
package io.backcast.ui.chart;

import org.jspecify.annotations.NullMarked;
