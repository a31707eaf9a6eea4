package io.backcast.ui.state;

import java.util.Map;

/** A view with settings that are part of a session. */
public interface SessionPart {
  /** A view without any. */
  SessionPart NOTHING =
      new SessionPart() {
        @Override
        public void save(Map<String, String> views) {}

        @Override
        public void restore(Map<String, String> views) {}
      };

  /** Adds its settings. */
  void save(Map<String, String> views);

  /** Applies the settings that it knows and ignores others. */
  void restore(Map<String, String> views);
}
