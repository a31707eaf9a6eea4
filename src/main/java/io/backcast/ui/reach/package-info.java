/** Which properties go together: what can be asked for at once. */
@NullMarked
package io.backcast.ui.reach;

import org.jspecify.annotations.NullMarked;
