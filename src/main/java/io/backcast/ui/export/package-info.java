/** Chosen designs to files. */
@NullMarked
package io.backcast.ui.export;

import org.jspecify.annotations.NullMarked;
