package io.backcast.ui.common;

import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.verify.Agreement;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.Convention;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Answers of calculations in words. */
public final class CalculatedText {
  /** Programs with a name of their own; all others are called as the settings call them. */
  private static final String GPAW = "gpaw";

  private static final String VASP = "vasp";
  private static final String QE = "qe";

  private CalculatedText() {}

  /** A program as its users write it. */
  public static String program(String name) {
    return switch (name) {
      case GPAW, VASP -> name.toUpperCase(Locale.ROOT);
      case QE -> "Quantum ESPRESSO";
      default -> name;
    };
  }

  /** The calculated value in the model's convention, without its unit; or the name of the class. */
  public static String plain(Texts texts, Property p, CalculatedDesign calculated) {
    PointMass mass = p.pointMass();
    return mass != null && calculated.gap() <= 0
        ? mass.name()
        : texts.number(calculated.value(), p.shownDecimals());
  }

  /** The same with its unit. */
  public static String value(Texts texts, Property p, CalculatedDesign calculated) {
    PointMass mass = p.pointMass();
    return mass != null && calculated.gap() <= 0
        ? mass.name()
        : Units.with(plain(texts, p, calculated), p.unit());
  }

  /** Whether a calculation agrees with a prediction, and how well. */
  public static String verdict(
      Texts texts, Property p, double unclamped, double std, CalculatedDesign calculated) {
    String program = program(calculated.answer().program());
    if (!calculated.comparable()) {
      return texts.get("calculated.alone", program, value(texts, p, calculated));
    }
    Agreement agreement = Agreement.of(p, unclamped, std, calculated);
    if (agreement.sameClass() && p.pointMass() != null) {
      return texts.get("calculated.class", program, p.pointMass().name());
    }
    String off = Units.with(texts.number(agreement.difference(), p.coarseDecimals()), p.unit());
    return agreement.agrees()
        ? texts.get("calculated.agrees", program, off)
        : texts.get("calculated.differs", program, value(texts, p, calculated), off);
  }

  /** Where a calculated value comes from: as calculated, and how far it was moved. */
  public static String origin(Texts texts, Property p, CalculatedDesign calculated) {
    String raw = Units.with(texts.number(calculated.gap(), p.shownDecimals()), p.unit());
    String source = calculated.answer().source();
    Convention convention = calculated.convention();
    return convention == null
        ? texts.get("calculated.origin.alone", source, raw)
        : texts.get(
            "calculated.origin",
            source,
            raw,
            moved(texts, p, convention),
            Units.with(texts.number(convention.residual(), p.shownDecimals()), p.unit()),
            texts.whole(convention.rows()));
  }

  /**
   * What calculated points of a chart are, and by how much they were moved; empty for none. Points
   * of several programs are told apart by their tooltips in the table.
   */
  public static String points(Texts texts, Property p, List<CalculatedDesign> points) {
    if (points.isEmpty()) {
      return "";
    }
    String programs =
        points.stream()
            .map(c -> program(c.answer().program()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (points.stream().noneMatch(CalculatedDesign::comparable)) {
      return texts.get("calculated.points.unmoved", programs);
    }
    String moves =
        points.stream()
            .map(CalculatedDesign::convention)
            .map(c -> c == null ? texts.get("calculated.points.alone") : moved(texts, p, c))
            .distinct()
            .collect(Collectors.joining(", "));
    return texts.get("calculated.points", programs, moves);
  }

  /** What a convention does to a calculated value: −0.45 eV, or (… + 0.02 eV) / 1.07. */
  public static String moved(Texts texts, Property p, Convention convention) {
    String by =
        Units.with(
            sign(-convention.offset())
                + texts.number(Math.abs(convention.offset()), p.shownDecimals()),
            p.unit());
    return convention.slope() == 1
        ? by
        : texts.get("calculated.scaled", by, texts.number(convention.slope(), 3));
  }

  private static String sign(double value) {
    return value < 0 ? "−" : "+";
  }
}
