package io.backcast.ui.cell;

import io.backcast.model.CellStrain;
import io.backcast.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/** A strain in numbers and in a sentence. */
record StrainTexts(Texts texts, CellStrain strain) {
  /** Below this, in percent, a strain has no direction worth telling. */
  private static final double ALIKE = 0.05;

  /** Names and values, in the order in which they are shown. */
  Map<String, String> numbers() {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put(texts.get("cell.largest"), largest());
    numbers.put(texts.get("cell.smallest"), percent(strain.smallest()));
    numbers.put(texts.get("cell.shear"), texts.number(100 * strain.shear(), 1) + " %");
    numbers.put(texts.get("cell.area"), percent(strain.area()));
    numbers.put(texts.get("cell.volume"), percent(strain.volume()));
    return numbers;
  }

  private String largest() {
    return directed()
        ? texts.get("cell.along", percent(strain.largest()), degrees())
        : percent(strain.largest());
  }

  /** The same as a sentence. */
  String sentence() {
    return directed()
        ? texts.get(
            "cell.sentence",
            percent(strain.largest()),
            degrees(),
            percent(strain.smallest()),
            percent(strain.area()),
            percent(strain.volume()))
        : texts.get(
            "cell.sentence-alike",
            percent(strain.largest()),
            percent(strain.area()),
            percent(strain.volume()));
  }

  private boolean directed() {
    return 100 * strain.shear() >= ALIKE;
  }

  private String degrees() {
    return texts.number(strain.direction(), 0) + "°";
  }

  private String percent(double share) {
    double value = 100 * share;
    // no sign before a number that is shown as zero
    double shown = Math.abs(value) < ALIKE ? 0 : value;
    return (shown > 0 ? "+" : "") + texts.number(shown, 1) + " %";
  }
}
