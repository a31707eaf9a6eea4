/** What the user asks for and what came of it; no controls. */
@NullMarked
package io.backcast.ui.state;

import org.jspecify.annotations.NullMarked;
