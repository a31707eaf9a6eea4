package io.backcast.ui.state;

import java.util.Map;

/** A view with settings of its own that a session keeps. */
public interface SessionPart {
  /** A view without any. */
  SessionPart NOTHING =
      new SessionPart() {
        @Override
        public void save(Map<String, String> views) {}

        @Override
        public void restore(Map<String, String> views) {}
      };

  void save(Map<String, String> views);

  /** Takes what it knows and ignores what it does not. */
  void restore(Map<String, String> views);
}
