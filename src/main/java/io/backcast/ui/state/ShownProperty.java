package io.backcast.ui.state;

import io.backcast.model.Property;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The property that views of a single one show: the path, the profiles of a design and the map;
 * part of a session.
 */
public final class ShownProperty implements SessionPart {
  private static final String KEY = "property";

  private final List<Property> all;
  private final ObjectProperty<Property> value;

  /** Begins with the first property. */
  ShownProperty(List<Property> all) {
    this.all = all;
    this.value = new SimpleObjectProperty<>(all.getFirst());
  }

  /** Those to choose from. */
  public List<Property> all() {
    return all;
  }

  public ObjectProperty<Property> valueProperty() {
    return value;
  }

  /** Its place among the properties of the model. */
  public int index() {
    // by name: to compare records for the first time Java makes ten classes at each start
    String name = value.get().name();
    return IntStream.range(0, all.size())
        .filter(k -> all.get(k).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void save(Map<String, String> views) {
    if (all.size() > 1) {
      views.put(KEY, value.get().name());
    }
  }

  @Override
  public void restore(Map<String, String> views) {
    String wanted = views.getOrDefault(KEY, all.getFirst().name());
    all.stream().filter(p -> p.name().equals(wanted)).findFirst().ifPresent(value::set);
  }
}
