package io.backcast.ui.target;

import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a text that is no goal, in the window's language. */
final class GoalFault {
  private final Property property;
  private final Texts texts;

  GoalFault(Property property, Texts texts) {
    this.property = property;
    this.texts = texts;
  }

  /**
   * A sentence on a text that is no goal.
   *
   * @param sign in front of it; empty for none
   * @param ends the text behind the sign, or what stands before and behind the dots of a range
   */
  String sentence(String sign, List<String> ends) {
    if (sign.equals(">") || sign.equals("<")) {
      return texts.get("goal.fault.sign", sign.equals(">") ? "≥" : "≤");
    }
    List<Double> numbers = new ArrayList<>();
    for (String end : ends) {
      if (!end.isBlank()) {
        double value = isClass(end) ? property.lower() : Texts.parse(end);
        if (Double.isNaN(value)) {
          return texts.get("goal.fault.number", end, property.label(), example());
        }
        numbers.add(value);
      }
    }
    if (numbers.isEmpty()) {
      return texts.get("goal.fault.none", property.label(), example());
    }
    double first = numbers.getFirst();
    double last = numbers.getLast();
    if (numbers.size() > 1 && first >= last) {
      return texts.get(first > last ? "goal.fault.order" : "goal.fault.single");
    }
    if (first > property.upper() || last < property.lower()) {
      return texts.get(
          "goal.fault.outside",
          property.label(),
          value(property.lower()),
          Units.with(value(property.upper()), property.unit()));
    }
    return texts.get("goal.fault.none", property.label(), example());
  }

  private boolean isClass(String text) {
    return property.pointMass() != null && text.equalsIgnoreCase(property.pointMass().name());
  }

  /** A range that the data have. */
  private String example() {
    return value(property.at(0.25)) + "–" + value(property.at(0.5));
  }

  private String value(double value) {
    return texts.asked(property, new Goal.Value(value));
  }
}
