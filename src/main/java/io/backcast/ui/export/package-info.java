/** Export of designs and figures. */
@NullMarked
package io.backcast.ui.export;

import org.jspecify.annotations.NullMarked;
