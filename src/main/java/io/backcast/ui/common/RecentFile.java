package io.backcast.ui.common;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model or session that was opened.
 *
 * @param opened the last time; null if that was not noted
 */
public record RecentFile(Path path, @Nullable Instant opened) {}
