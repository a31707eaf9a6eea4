/** Reads, summarizes and edits ONNX files. */
@NullMarked
package io.backcast.engine.onnx;

import org.jspecify.annotations.NullMarked;
