package io.backcast.model;

import io.backcast.sentence.Sentence;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A unit cell by its lattice parameters.
 *
 * @param a length of the first edge, Å
 * @param b of the second
 * @param c of the third
 * @param alpha angle between the second and the third edge, degrees
 * @param beta between the first and the third
 * @param gamma between the first and the second
 */
public record Lattice(double a, double b, double c, double alpha, double beta, double gamma) {
  /** Volume of a cell of unit edges below which the angles count as those of no cell. */
  private static final double FLAT = 0.02;

  /**
   * The lattice parameters of edges, whichever way they are turned in space.
   *
   * @param edges row vectors, {@code [3][3]} in Å
   */
  public static Lattice of(double[][] edges) {
    return new Lattice(
        length(edges[0]),
        length(edges[1]),
        length(edges[2]),
        angle(edges[1], edges[2]),
        angle(edges[0], edges[2]),
        angle(edges[0], edges[1]));
  }

  private static double length(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  private static double angle(double[] v, double[] w) {
    return Math.toDegrees(Math.acos(dot(v, w) / (length(v) * length(w))));
  }

  private static double dot(double[] v, double[] w) {
    return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
  }

  /**
   * The edges as row vectors, {@code [3][3]} in Å: the first along x, the second in the plane of x
   * and y, the third above it, which makes them right-handed.
   */
  public double[][] vectors() {
    double cosA = cos(alpha);
    double cosB = cos(beta);
    double cosG = cos(gamma);
    double sinG = Math.sin(Math.toRadians(gamma));
    return new double[][] {
      {a, 0, 0},
      {b * cosG, b * sinG, 0},
      {c * cosB, c * (cosA - cosB * cosG) / sinG, c * unitVolume() / sinG}
    };
  }

  /** A share of the way from this cell to another, each parameter by itself. */
  public Lattice towards(Lattice other, double share) {
    return new Lattice(
        a + share * (other.a - a),
        b + share * (other.b - b),
        c + share * (other.c - c),
        alpha + share * (other.alpha - alpha),
        beta + share * (other.beta - beta),
        gamma + share * (other.gamma - gamma));
  }

  /** Volume in Å³. */
  public double volume() {
    return a * b * c * unitVolume();
  }

  /** Why there is no such cell, as a clause; null if there is one. */
  public @Nullable Sentence problem() {
    if (!(a > 0 && b > 0 && c > 0)) {
      return Sentence.of("lattice.edges", rounded(3, a), rounded(3, b), rounded(3, c));
    }
    // not "less than": angles that are not numbers close no cell either
    return unitVolume() >= FLAT
        ? null
        : Sentence.of("lattice.angles", rounded(2, alpha), rounded(2, beta), rounded(2, gamma));
  }

  private static Sentence.Figure rounded(int decimals, double value) {
    return Sentence.figure(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** Volume of a cell with the same angles and edges of length 1. */
  private double unitVolume() {
    double cosA = cos(alpha);
    double cosB = cos(beta);
    double cosG = cos(gamma);
    double square = 1 + 2 * cosA * cosB * cosG - cosA * cosA - cosB * cosB - cosG * cosG;
    return square > 0 ? Math.sqrt(square) : 0;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
