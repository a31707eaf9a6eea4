package io.backcast.train.report;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the other properties are asked for where a report varies the target of the first one: what a
 * typical design has that reaches it.
 */
record OtherTargets(DesignSpace space) {

  /** Whether there are any. */
  boolean present() {
    return space.dy() > 1;
  }

  /** Their names as a part of a sentence: “mass and travel”. */
  String names() {
    return joined(others().stream().map(Property::label).toList());
  }

  /**
   * Values as a part of a sentence: “mass of 30 g and travel of 25 mm”.
   *
   * @param values one for each
   */
  String values(List<Double> values) {
    return joined(
        IntStream.range(0, values.size())
            .mapToObj(
                k -> {
                  Property p = others().get(k);
                  return "%s of %s"
                      .formatted(
                          p.label(), Units.with(ReportNumbers.value(values.get(k), p), p.unit()));
                })
            .toList());
  }

  /** How they were chosen. */
  String sentence() {
    return "Every %s is asked for together with %s as a typical design has that reaches it, inside narrowed bounds one from there."
        .formatted(space.properties().getFirst().label(), names());
  }

  private List<Property> others() {
    return space.properties().subList(1, space.dy());
  }

  private static String joined(List<String> parts) {
    List<String> all = new ArrayList<>(parts);
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
  }
}
