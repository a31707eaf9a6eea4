package io.backcast.train.loop;

/**
 * A learning rate that rises over the first tenth of the steps and then falls along a cosine almost
 * to zero (Smith and Topin 2019).
 *
 * @param peak highest rate
 * @param steps length of the schedule
 */
public record OneCycleSchedule(double peak, int steps) {
  private static final double RISE = 0.1;
  private static final double START = 1.0 / 25;
  private static final double END = 1e-5;

  double at(int step) {
    double t = (double) step / Math.max(1, steps - 1);
    return t < RISE
        ? cosine(peak * START, peak, t / RISE)
        : cosine(peak, peak * END, (t - RISE) / (1 - RISE));
  }

  private static double cosine(double from, double to, double t) {
    return to + (from - to) * (1 + Math.cos(Math.PI * t)) / 2;
  }
}
