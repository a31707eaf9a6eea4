package io.backcast.literature;

import java.util.ArrayList;
import java.util.List;

/**
 * The re-simulation error as a function of the number T of proposals (Ren, Padilla and Malof 2020):
 * for each target the smallest mean squared error of its first T proposals by the closed form, mean
 * over the targets. A method that proposes fewer than T keeps its best.
 */
public final class Resimulation {
  /** The numbers of proposals that are reported. */
  static final int[] AT = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};

  private final int most;
  private final List<double[]> best = new ArrayList<>();
  private int unanswered;

  /**
   * Nothing measured yet.
   *
   * @param most proposals that are looked at
   */
  public Resimulation(int most) {
    this.most = most;
  }

  /**
   * Notes a target's proposals.
   *
   * @param target {@code [dy]}
   * @param reached what the proposals do by the closed form, in the method's order, {@code
   *     [proposals][dy]}
   */
  public void add(double[] target, List<double[]> reached) {
    if (reached.isEmpty()) {
      unanswered++;
      return;
    }
    double[] smallest = new double[most];
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < most; t++) {
      if (t < reached.size()) {
        least = Math.min(least, error(target, reached.get(t)));
      }
      smallest[t] = least;
    }
    best.add(smallest);
  }

  /** Mean squared error over the properties. */
  static double error(double[] target, double[] reached) {
    double sum = 0;
    for (int k = 0; k < target.length; k++) {
      sum += (reached[k] - target[k]) * (reached[k] - target[k]);
    }
    return sum / target.length;
  }

  /** Targets with proposals. */
  public int answered() {
    return best.size();
  }

  /** Targets without any, which are in no figure. */
  public int unanswered() {
    return unanswered;
  }

  /** The error at T, mean over the answered targets. */
  public double at(int t) {
    return best.stream().mapToDouble(b -> b[t - 1]).average().orElse(Double.NaN);
  }

  /** The median over the answered targets, which a few bad ones do not move. */
  public double medianAt(int t) {
    double[] sorted = best.stream().mapToDouble(b -> b[t - 1]).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** Points (T, error) for the curve. */
  public List<double[]> curve() {
    List<double[]> points = new ArrayList<>();
    for (int t : AT) {
      if (t <= most) {
        points.add(new double[] {t, at(t)});
      }
    }
    return points;
  }
}
