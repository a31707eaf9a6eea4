package io.backcast.ui.state;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The two dimensions that a chart shows; part of a session. Who chooses the one on the other axis
 * swaps the two.
 */
public final class DimensionPair implements SessionPart {
  private final String view;
  private final List<Dimension> all;
  private final ObjectProperty<Dimension> across;
  private final ObjectProperty<Dimension> up;

  /**
   * Begins with the first dimension across.
   *
   * @param view prefix of its keys in sessions
   * @param all dimensions to choose from, at least one
   * @param second index of the one that is up at first; the last if there are fewer
   */
  public DimensionPair(String view, List<Dimension> all, int second) {
    this.view = view;
    this.all = all;
    across = new SimpleObjectProperty<>(all.getFirst());
    up = new SimpleObjectProperty<>(all.get(Math.min(second, all.size() - 1)));
    across.subscribe((before, now) -> swap(now, up, before));
    up.subscribe((before, now) -> swap(now, across, before));
  }

  private static void swap(Dimension chosen, ObjectProperty<Dimension> other, Dimension before) {
    if (other.get() == chosen) {
      other.set(before);
    }
  }

  public List<Dimension> all() {
    return all;
  }

  public ObjectProperty<Dimension> acrossProperty() {
    return across;
  }

  public ObjectProperty<Dimension> upProperty() {
    return up;
  }

  public Dimension across() {
    return across.get();
  }

  public Dimension up() {
    return up.get();
  }

  @Override
  public void save(Map<String, String> views) {
    views.put(view + ".across", across.get().name());
    views.put(view + ".up", up.get().name());
  }

  @Override
  public void restore(Map<String, String> views) {
    select(views.get(view + ".across"), across);
    select(views.get(view + ".up"), up);
  }

  private void select(@Nullable String name, ObjectProperty<Dimension> to) {
    all.stream().filter(d -> d.name().equals(name)).findFirst().ifPresent(to::set);
  }
}
