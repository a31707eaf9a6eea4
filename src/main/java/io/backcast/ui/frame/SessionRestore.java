package io.backcast.ui.frame;

import io.backcast.model.BackcastException;
import io.backcast.model.Session;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.state.SessionState;
import java.util.function.Consumer;

/** Shows earlier sessions of a window again and reports those that no longer fit. */
record SessionRestore(SessionState state, FailureHandler failures) implements Consumer<Session> {
  @Override
  public void accept(Session session) {
    try {
      state.apply(session);
    } catch (BackcastException e) {
      failures.show(e);
    }
  }
}
