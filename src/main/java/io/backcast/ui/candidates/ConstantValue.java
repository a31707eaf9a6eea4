package io.backcast.ui.candidates;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * A cell's value, which never changes, so that nobody needs to be remembered who listens. Filtered
 * columns of ControlsFX 11.2 remove a listener that is null after rows were replaced by some of
 * themselves, which JavaFX's own values refuse.
 */
record ConstantValue<T>(T value) implements ObservableValue<T> {
  @Override
  public T getValue() {
    return value;
  }

  @Override
  public void addListener(ChangeListener<? super T> listener) {}

  @Override
  public void removeListener(ChangeListener<? super T> listener) {}

  @Override
  public void addListener(InvalidationListener listener) {}

  @Override
  public void removeListener(InvalidationListener listener) {}
}
