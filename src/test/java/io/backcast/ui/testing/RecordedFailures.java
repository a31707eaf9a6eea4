package io.backcast.ui.testing;

import io.backcast.model.BackcastException;
import io.backcast.ui.common.FailureHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records failures for a test. */
public final class RecordedFailures implements FailureHandler {
  private final List<BackcastException> shown = new CopyOnWriteArrayList<>();
  private final List<BackcastException> noted = new CopyOnWriteArrayList<>();

  @Override
  public void show(BackcastException failure) {
    shown.add(failure);
  }

  @Override
  public void note(BackcastException failure) {
    noted.add(failure);
  }

  public List<BackcastException> shown() {
    return shown;
  }

  public List<BackcastException> noted() {
    return noted;
  }
}
