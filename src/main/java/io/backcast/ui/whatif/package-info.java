/** One design, changed by hand: profiles of the prediction along every variable. */
@NullMarked
package io.backcast.ui.whatif;

import org.jspecify.annotations.NullMarked;
