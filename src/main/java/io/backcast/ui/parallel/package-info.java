/** All coordinates of the designs side by side. */
@NullMarked
package io.backcast.ui.parallel;

import org.jspecify.annotations.NullMarked;
