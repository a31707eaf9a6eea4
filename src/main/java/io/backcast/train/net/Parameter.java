package io.backcast.train.net;

import ai.djl.ndarray.NDArray;

/**
 * A trainable array.
 *
 * @param name unique in its network; the ONNX initialiser's name
 * @param array the values, changed in place by the optimiser
 */
public record Parameter(String name, NDArray array) {}
