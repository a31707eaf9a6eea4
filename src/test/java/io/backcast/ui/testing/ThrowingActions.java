package io.backcast.ui.testing;

import io.backcast.ui.common.AppActions;
import java.nio.file.Path;
import java.util.List;

/** Actions with a fault, so that building a window with them fails. */
public final class ThrowingActions implements AppActions {
  private final Thrown thrown;

  public ThrowingActions(Thrown thrown) {
    this.thrown = thrown;
  }

  @Override
  public List<Path> recent() {
    thrown.now();
    return List.of();
  }

  @Override
  public void chooseModel() {}

  @Override
  public void chooseSession() {}

  @Override
  public void chooseTable() {}

  @Override
  public void chooseNetwork() {}

  @Override
  public void showHome() {}

  @Override
  public void inspect() {}

  @Override
  public void browse(Path page) {}

  @Override
  public void open(Path path) {}

  @Override
  public void chooseAnswers() {}

  @Override
  public void takeBackAnswers() {}

  @Override
  public void chooseCampaign() {}

  @Override
  public void save() {}

  @Override
  public void saveAs() {}

  @Override
  public void showLog() {}

  @Override
  public void quit() {}
}
