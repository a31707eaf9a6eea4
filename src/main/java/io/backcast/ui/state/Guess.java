package io.backcast.ui.state;

import io.backcast.design.WeightedDesigns;
import io.backcast.model.DesignSpace;
import io.backcast.model.Quantiles;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Guesses of where most designs lie, made by an audience before the distributions are shown. */
public final class Guess {
  private final DesignSpace space;
  private final double[] guesses;
  private final BooleanProperty concealed = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  public Guess(DesignSpace space) {
    this.space = space;
    this.guesses = new double[space.dx()];
    Arrays.fill(guesses, Double.NaN);
    concealed.subscribe((before, now) -> changed());
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Whether the distributions are hidden and guesses are taken. */
  public BooleanProperty concealedProperty() {
    return concealed;
  }

  /** Counts changes of the guesses and of {@link #concealedProperty}. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Hides the distributions and removes earlier guesses. */
  public void begin() {
    Arrays.fill(guesses, Double.NaN);
    concealed.set(true);
    changed();
  }

  /** Sets the guess for one variable, in its physical unit. */
  public void place(int variable, double value) {
    guesses[variable] = value;
    changed();
  }

  /** Shows the distributions and removes the guesses. */
  public void end() {
    Arrays.fill(guesses, Double.NaN);
    concealed.set(false);
    changed();
  }

  /** Removes guesses about an earlier question; while they are hidden they are about the next. */
  public void askAnew() {
    if (!concealed.get() && made() > 0) {
      end();
    }
  }

  /** The guess for a variable, or NaN. */
  public double at(int variable) {
    return guesses[variable];
  }

  /** How many variables have a guess. */
  public int made() {
    return (int) Arrays.stream(guesses).filter(p -> !Double.isNaN(p)).count();
  }

  /** How many guesses lie between the quartiles of the designs found. */
  public int right(ExplorationResult result) {
    int right = 0;
    WeightedDesigns shown = result.distribution();
    for (int j = 0; j < guesses.length; j++) {
      if (!Double.isNaN(guesses[j]) && shown.size() > 0) {
        double[] values = shown.designs().pick(shown.resampled(shown.size(), 0.5)).column(j);
        boolean inside =
            guesses[j] >= Quantiles.of(values, 0.25) && guesses[j] <= Quantiles.of(values, 0.75);
        right += inside ? 1 : 0;
      }
    }
    return right;
  }
}
