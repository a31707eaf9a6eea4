/** What is asked for: the slider over the training density. */
@NullMarked
package io.backcast.ui.target;

import org.jspecify.annotations.NullMarked;
