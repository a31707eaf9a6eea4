/** The history of a campaign. */
@NullMarked
package io.backcast.ui.campaign;

import org.jspecify.annotations.NullMarked;
