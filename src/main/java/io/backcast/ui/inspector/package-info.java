/** What an ONNX file holds. */
@NullMarked
package io.backcast.ui.inspector;

import org.jspecify.annotations.NullMarked;
