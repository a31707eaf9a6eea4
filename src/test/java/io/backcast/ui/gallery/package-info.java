/** Models of ten made-up subjects, and pictures of the window with each. */
@NullMarked
package io.backcast.ui.gallery;

import org.jspecify.annotations.NullMarked;
