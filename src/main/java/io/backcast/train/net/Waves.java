package io.backcast.train.net;

/**
 * Waves of coordinates as further inputs of a network (Tancik et al., NeurIPS 2020), by which few
 * layers follow a function that rises and falls several times over the box.
 */
final class Waves {
  /** Angular frequencies in coordinates −1 … 1: half a period over the box, and doubled. */
  private static final double[] FREQUENCIES = {Math.PI / 2, Math.PI, 2 * Math.PI, 4 * Math.PI};

  /** Inputs that a coordinate becomes. */
  static final int INPUTS = 1 + 2 * FREQUENCIES.length;

  private Waves() {}

  /** {@code f [n, d] → [n, d · INPUTS]}: the coordinates, and sine and cosine of each wave. */
  static <T> T of(Ops<T> o, T f, int d) {
    int waves = 2 * FREQUENCIES.length;
    float[] angles = new float[d * d * waves];
    float[] phases = new float[d * waves];
    for (int j = 0; j < d; j++) {
      for (int w = 0; w < waves; w++) {
        angles[j * d * waves + j * waves + w] = (float) FREQUENCIES[w / 2];
        phases[j * waves + w] = w % 2 == 0 ? 0 : (float) (Math.PI / 2);
      }
    }
    T angle = o.matMul(f, o.constant(angles, d, d * waves));
    return o.concat(f, o.sin(o.add(angle, o.constant(phases, 1, d * waves))), 1);
  }
}
