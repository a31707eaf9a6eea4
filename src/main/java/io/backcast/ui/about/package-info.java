/** Versions, licences and how to cite. */
@NullMarked
package io.backcast.ui.about;

import org.jspecify.annotations.NullMarked;
