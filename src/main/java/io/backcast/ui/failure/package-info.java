/** Shows failures in one dialog and logs all of them. */
@NullMarked
package io.backcast.ui.failure;

import org.jspecify.annotations.NullMarked;
