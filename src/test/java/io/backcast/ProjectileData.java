package io.backcast;

import io.backcast.model.Randoms;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes {@code sample-data/projectile/projectile.csv}: how far a ball flies that is thrown at a
 * speed and an angle under some gravity, {@code range = speed² sin(2 angle) / gravity}. The inverse
 * is known: {@code speed = √(range · gravity / sin(2 angle))}.
 */
public final class ProjectileData {
  private static final int ROWS = 3_000;

  private ProjectileData() {}

  /** Flight distance in m for m/s, degrees and m/s². */
  static double range(double speed, double angle, double gravity) {
    return speed * speed * Math.sin(2 * Math.toRadians(angle)) / gravity;
  }

  static String csv() {
    RandomGenerator random = Randoms.generator(20);
    StringBuilder text = new StringBuilder("speed,angle,gravity,range\n");
    for (int i = 0; i < ROWS; i++) {
      double speed = round(5 + 20 * random.nextDouble());
      double angle = round(10 + 70 * random.nextDouble());
      double gravity = round(4 + 8 * random.nextDouble());
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f,%.3f,%.3f,%.4f%n",
              speed,
              angle,
              gravity,
              range(speed, angle, gravity)));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static double round(double value) {
    return Math.rint(value * 1e3) / 1e3;
  }
}
