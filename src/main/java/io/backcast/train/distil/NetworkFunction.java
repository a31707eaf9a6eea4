package io.backcast.train.distil;

import io.backcast.train.net.Ops;
import java.util.List;

/** A network as a function of its inputs; the same code runs in PyTorch and is traced into ONNX. */
interface NetworkFunction {
  <T> List<T> apply(Ops<T> o, List<T> inputs);
}
