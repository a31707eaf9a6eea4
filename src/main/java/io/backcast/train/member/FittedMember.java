package io.backcast.train.member;

import io.backcast.train.net.Ops;

/**
 * A fitted predictor of one property, in several variants whose spread says how sure it is. The
 * same code runs in PyTorch and is traced into ONNX.
 */
public interface FittedMember {
  /**
   * {@code e [n, de] → [n, variants]}, from encoded designs to scaled predictions. The mean over
   * the variants is the prediction.
   */
  <T> T variants(Ops<T> o, T e);
}
