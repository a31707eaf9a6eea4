/** Shows the content of ONNX files. */
@NullMarked
package io.backcast.ui.inspector;

import org.jspecify.annotations.NullMarked;
