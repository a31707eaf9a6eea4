package io.backcast.train.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The operations that networks are made of.
 *
 * @param <T> a value: an array in PyTorch, or the name of an edge in an ONNX graph
 */
public interface Ops<T> {
  T parameter(Parameter parameter);

  /** A fixed array of row-major {@code values}. */
  T constant(float[] values, long... shape);

  /** A fixed array in double precision, to be combined with {@link #wide} values alone. */
  T wideConstant(double[] values, long... shape);

  /** The same values in double precision, for sums that single precision would not carry. */
  T wide(T a);

  /** Values of double precision rounded to single precision, in which networks calculate. */
  T single(T a);

  T matMul(T a, T b);

  /** {@code h W + b}. */
  default T linear(T h, Parameter weight, Parameter bias) {
    return add(matMul(h, parameter(weight)), parameter(bias));
  }

  T add(T a, T b);

  T sub(T a, T b);

  T mul(T a, T b);

  T div(T a, T b);

  T exp(T a);

  T log(T a);

  T sqrt(T a);

  T tanh(T a);

  T sigmoid(T a);

  T sin(T a);

  /** {@code log(1 + exp(a))}. */
  T softplus(T a);

  /** Positive shares of 1 along the last axis, in proportion to {@code exp(a)}. */
  T softmax(T a);

  /** 1 where {@code a <= 0}, else 0. */
  T notPositive(T a);

  T clip(T a, float low, float high);

  T concat(T a, T b, int axis);

  /** Entries {@code from … to − 1} of an axis. */
  T slice(T a, int axis, int from, int to);

  /** Pieces of an axis that follow each other, each up to the entry before one of {@code ends}. */
  default List<T> split(T a, int axis, int... ends) {
    List<T> pieces = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      pieces.add(slice(a, axis, from, end));
      from = end;
    }
    return pieces;
  }

  /** Sum over an axis, which is kept with length 1 if {@code keep}, else removed. */
  T sum(T a, int axis, boolean keep);

  /** Mean over an axis, which is removed. */
  T mean(T a, int axis);

  /** The same values in another shape; one length may be −1 and follows from the others. */
  T reshape(T a, long... shape);

  /** Sums of regression trees, {@code e [n, de] → [n, targets]}; no gradient passes through. */
  T trees(T e, Trees trees);

  /** A parameter with its last two axes swapped. */
  T transposed(Parameter parameter);

  /** Column i of the result is {@code sign[i]} times column {@code source[i]}; last axis of d. */
  default T permute(T a, int[] source, int[] sign) {
    int d = source.length;
    float[] matrix = new float[d * d];
    for (int i = 0; i < d; i++) {
      matrix[source[i] * d + i] = sign[i];
    }
    return matMul(a, constant(matrix, d, d));
  }

  default T scalar(float value) {
    return constant(new float[] {value}, 1);
  }

  default T neg(T a) {
    return mul(a, scalar(-1));
  }

  default T silu(T a) {
    return mul(a, sigmoid(a));
  }
}
