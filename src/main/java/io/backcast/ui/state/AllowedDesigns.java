package io.backcast.ui.state;

import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The bounds of the question, which always carry the card's constraints and those that are typed
 * and switched on, whoever sets the ranges.
 */
final class AllowedDesigns extends SimpleObjectProperty<DesignBounds> {
  private final DesignSpace space;
  private final ObjectProperty<List<Constraint>> constraints =
      new SimpleObjectProperty<>(List.of());
  private Conditions conditions;

  AllowedDesigns(DesignSpace space) {
    super(DesignBounds.of(space));
    this.space = space;
    this.conditions = get().conditions();
    constraints.subscribe(
        typed -> {
          conditions = conditions(typed);
          set(get());
        });
  }

  /** The conditions that are typed, in the order of their rows. */
  ObjectProperty<List<Constraint>> constraintsProperty() {
    return constraints;
  }

  /** Those that are on; what cannot be read, while it is being typed, says nothing yet. */
  private Conditions conditions(List<Constraint> typed) {
    List<Constraint> read = new ArrayList<>();
    for (Constraint one : typed) {
      if (one.enabled() && Conditions.reader(space).read(one.text()).formula() != null) {
        read.add(one);
      }
    }
    Conditions always = DesignBounds.of(space).conditions();
    try {
      return always.and(Conditions.ofEnabled(space, read));
    } catch (BackcastException e) {
      // each of them was read above
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void set(DesignBounds bounds) {
    super.set(bounds.with(conditions));
  }
}
