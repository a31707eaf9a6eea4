/** The table of candidates. */
@NullMarked
package io.backcast.ui.candidates;

import org.jspecify.annotations.NullMarked;
