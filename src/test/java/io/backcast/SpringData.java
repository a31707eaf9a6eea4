package io.backcast;

import io.backcast.model.Randoms;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes {@code sample-data/spring/spring.csv}: helical compression springs of round wire. Stiffness
 * {@code G d⁴ / (8 D³ n)}, mass {@code ρ (π d² / 4) π D n}, and the travel until the turns touch,
 * {@code (p − d) n}.
 */
public final class SpringData {
  private static final int ROWS = 4_000;

  /** A wire: shear modulus in GPa, density in g/cm³. */
  record Wire(String name, double modulus, double density) {}

  static final List<Wire> WIRES =
      List.of(
          new Wire("music wire", 81, 7.85),
          new Wire("stainless", 69, 7.92),
          new Wire("bronze", 41, 8.86),
          new Wire("titanium", 41, 4.82));

  private SpringData() {}

  /** Stiffness in N/mm, mass in g and travel in mm of a spring; lengths in mm. */
  static double[] properties(Wire wire, double d, double coil, double turns, double pitch) {
    return new double[] {
      wire.modulus * 1e3 * Math.pow(d, 4) / (8 * Math.pow(coil, 3) * turns),
      wire.density * 1e-3 * Math.PI * d * d / 4 * Math.PI * coil * turns,
      (pitch - d) * turns
    };
  }

  static String csv() {
    RandomGenerator random = Randoms.generator(21);
    StringBuilder text =
        new StringBuilder("wire,diameter,coil,turns,pitch,stiffness,mass,travel\n");
    for (int i = 0; i < ROWS; i++) {
      Wire wire = WIRES.get(random.nextInt(WIRES.size()));
      double d = Math.rint(1e3 * (2 + random.nextDouble())) / 1e3;
      double coil = Math.rint(1e3 * (16 + 8 * random.nextDouble())) / 1e3;
      int turns = 4 + random.nextInt(9);
      double pitch = Math.rint(1e3 * (4 + 4 * random.nextDouble())) / 1e3;
      double[] p = properties(wire, d, coil, turns, pitch);
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%.3f,%.3f,%d,%.3f,%.4f,%.4f,%.3f\n",
              wire.name,
              d,
              coil,
              turns,
              pitch,
              p[0],
              p[1],
              p[2]));
    }
    return text.toString();
  }
}
