/** ONNX files as data: read, described, changed. */
@NullMarked
package io.backcast.engine.onnx;

import org.jspecify.annotations.NullMarked;
