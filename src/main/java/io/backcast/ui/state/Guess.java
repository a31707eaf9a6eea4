package io.backcast.ui.state;

import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import io.backcast.model.Rows;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** A class guesses where most designs lie before the distributions are shown. */
public final class Guess {
  private final DesignSpace space;
  private final double[] guesses;
  private final BooleanProperty concealed = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  public Guess(DesignSpace space) {
    this.space = space;
    this.guesses = new double[space.dx()];
    Arrays.fill(guesses, Double.NaN);
    concealed.subscribe((before, now) -> changes.set(changes.get() + 1));
  }

  /** Whether the distributions are hidden and guesses are taken. */
  public BooleanProperty concealedProperty() {
    return concealed;
  }

  /** Counts changes of any guess. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Hides the distributions and forgets earlier guesses. */
  public void begin() {
    Arrays.fill(guesses, Double.NaN);
    concealed.set(false);
    concealed.set(true);
  }

  public void place(int variable, double value) {
    guesses[variable] = value;
    changes.set(changes.get() + 1);
  }

  /** Forgets the guesses. */
  public void end() {
    Arrays.fill(guesses, Double.NaN);
    concealed.set(false);
    changes.set(changes.get() + 1);
  }

  /** The guess for a variable, or NaN. */
  public double at(int variable) {
    return guesses[variable];
  }

  public int made() {
    return (int) Arrays.stream(guesses).filter(p -> !Double.isNaN(p)).count();
  }

  /** How many guesses fell into the middle half of the designs found. */
  public int right(ExplorationResult result) {
    int right = 0;
    for (int j = 0; j < guesses.length; j++) {
      if (!Double.isNaN(guesses[j]) && result.preview().hits() > 0) {
        double[] values = Rows.column(result.preview().x(), space.dx(), j);
        boolean inside =
            guesses[j] >= Quantiles.of(values, 0.25) && guesses[j] <= Quantiles.of(values, 0.75);
        right += inside ? 1 : 0;
      }
    }
    return right;
  }
}
