/** Any two coordinates of the designs against each other. */
@NullMarked
package io.backcast.ui.scatter;

import org.jspecify.annotations.NullMarked;
