package io.backcast.ui.home;

import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the home page offers.
 *
 * @param models those opened last first, then those that come along, then the user's own
 * @param sessions newest first
 */
public record HomeContents(List<ModelEntry> models, List<SessionEntry> sessions) {
  /**
   * A model folder and its card.
   *
   * @param opened the last time; null if never or not known
   */
  public record ModelEntry(Path folder, ModelCard card, @Nullable Instant opened) {}

  /**
   * A session file.
   *
   * @param session null if it cannot be read
   * @param card of its model; null if that is not among the models
   * @param problem why it cannot be read; null if it can
   */
  public record SessionEntry(
      Path file,
      @Nullable Session session,
      @Nullable ModelCard card,
      @Nullable Instant opened,
      @Nullable Sentence problem) {}
}
