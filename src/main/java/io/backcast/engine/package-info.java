/** Runs exported networks. The only place that knows ONNX Runtime. */
@NullMarked
package io.backcast.engine;

import org.jspecify.annotations.NullMarked;
