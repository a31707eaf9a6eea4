package io.backcast.train.report;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * What the other properties are asked for where a report varies the target of the first one: the
 * middle of their ranges, which does not occur together with every value of the first.
 */
record OtherTargets(DesignSpace space) {

  /** Whether there are any. */
  boolean present() {
    return space.dy() > 1;
  }

  /** As a part of a sentence: “a mass of 30 g and a travel of 25 mm”. */
  String values() {
    List<String> values = new ArrayList<>();
    for (Property p : space.properties().subList(1, space.dy())) {
      values.add(
          "%s of %s"
              .formatted(p.label(), Units.with(ReportNumbers.value(p.middle(), p), p.unit())));
    }
    String last = values.removeLast();
    return values.isEmpty() ? last : String.join(", ", values) + " and " + last;
  }

  /** Why few designs may reach a target. */
  String warning() {
    return "Every target is asked for together with %s, the middle of their ranges. Not every %s occurs together with these: where it does not, no design reaches the target, whoever draws it."
        .formatted(values(), space.properties().getFirst().label());
  }
}
