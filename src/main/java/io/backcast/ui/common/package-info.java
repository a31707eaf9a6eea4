/** What several views use. */
@NullMarked
package io.backcast.ui.common;

import org.jspecify.annotations.NullMarked;
