/**
 * The networks. Each is written once against {@link io.backcast.train.net.Ops} and runs in PyTorch
 * or is traced into ONNX, so that what is exported is what was trained.
 */
@NullMarked
package io.backcast.train.net;

import org.jspecify.annotations.NullMarked;
