package io.backcast.serve;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Tells a client that asked for it how far its request is; a few times a second at most. */
final class ToolProgress {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final McpSyncServerExchange exchange;
  private final @Nullable Object token;
  private final InstantSource clock;
  private Instant told = Instant.EPOCH;
  private double last = -1;

  /**
   * The progress of one request.
   *
   * @param token that the client gave; null if it does not want to know
   */
  ToolProgress(McpSyncServerExchange exchange, @Nullable Object token, InstantSource clock) {
    this.exchange = exchange;
    this.token = token;
    this.clock = clock;
  }

  /** Says how much of all is done; what is told must grow, as the protocol demands. */
  synchronized void report(double done, double of, String message) {
    Instant now = clock.instant();
    boolean due = done >= of || Duration.between(told, now).compareTo(BETWEEN) >= 0;
    // an interrupted thread cannot send, and nobody waits for it
    if (token == null || done <= last || !due || Thread.currentThread().isInterrupted()) {
      return;
    }
    told = now;
    last = done;
    exchange.progressNotification(new McpSchema.ProgressNotification(token, done, of, message));
  }
}
