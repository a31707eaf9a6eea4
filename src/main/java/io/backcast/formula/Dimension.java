package io.backcast.formula;

import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The unit of an expression as powers of the units that the variables have. Units are compared by
 * their spelling and not converted.
 *
 * @param powers of each unit, without those that cancel; null where any unit may be meant, as for a
 *     number and for a variable without a unit
 */
record Dimension(@Nullable Map<String, Double> powers) {
  /** The unit of a number: whatever it is compared with. */
  static final Dimension ANY = new Dimension(null);

  static Dimension of(String unit) {
    String plain = canonical(unit);
    return plain.isEmpty() ? ANY : new Dimension(Map.of(plain, 1.0));
  }

  private static String canonical(String unit) {
    String plain =
        Normalizer.normalize(unit, Normalizer.Form.NFKC)
            .replaceAll("[\\s^*·" + (char) 0x22C5 + "]", "");
    return switch (plain) {
      case "deg", "degree", "degrees" -> "°";
      case "radian", "radians" -> "rad";
      default -> plain;
    };
  }

  /** Whether values in this unit and another cannot be added or compared. */
  boolean conflicts(Dimension other) {
    return powers != null && other.powers != null && !powers.equals(other.powers);
  }

  /** This unit, or the other one where any may be meant. */
  Dimension or(Dimension other) {
    return powers == null ? other : this;
  }

  Dimension times(Dimension other, double power) {
    if (powers == null || other.powers == null) {
      // a number has no unit in a product
      return powers == null && other.powers == null ? ANY : powers == null ? other.to(power) : this;
    }
    Map<String, Double> product = new TreeMap<>(powers);
    other.powers.forEach((unit, p) -> product.merge(unit, power * p, Double::sum));
    product.values().removeIf(p -> Math.abs(p) < 1e-9);
    return new Dimension(Map.copyOf(product));
  }

  Dimension to(double power) {
    return powers == null
        ? ANY
        : new Dimension(
            powers.entrySet().stream()
                .filter(e -> power != 0)
                .collect(
                    Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> power * e.getValue())));
  }

  boolean isDegrees() {
    return powers != null && powers.equals(Map.of("°", 1.0));
  }

  /** Whether it may be the argument of a sine. */
  boolean isAngle() {
    return powers == null || powers.isEmpty() || isDegrees() || powers.equals(Map.of("rad", 1.0));
  }

  /** As the unit is written; empty for plain numbers. */
  String text() {
    return powers == null || powers.isEmpty()
        ? ""
        : new TreeMap<>(powers)
            .entrySet().stream()
                .map(
                    e ->
                        e.getValue() == 1
                            ? e.getKey()
                            : e.getKey()
                                + "^"
                                + (e.getValue() == Math.rint(e.getValue())
                                    ? String.valueOf(Math.round(e.getValue()))
                                    : String.valueOf(e.getValue())))
                .collect(Collectors.joining("·"));
  }
}
