package io.backcast.serve;

import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * Carries out calls of tools: a few at a time, each for so long at most. Whatever goes wrong is one
 * sentence in the answer.
 */
final class ToolCalls {
  private static final Logger LOG = Logger.getLogger(ToolCalls.class.getName());

  /** Calls at a time; each uses all cores where it computes. */
  private static final int AT_A_TIME = 2;

  /** The argument of every tool that may take long. */
  static final String SECONDS = "seconds";

  /** Of tools that have no such argument. */
  private static final int USUAL_SECONDS = 120;

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final Json json;
  private final InstantSource clock;

  ToolCalls(Json json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  /** The answer of a tool, or a sentence that says why there is none. */
  McpSchema.CallToolResult call(
      Tool tool,
      JsonNode schema,
      McpSyncServerExchange exchange,
      McpSchema.CallToolRequest request) {
    try {
      Map<String, Object> given = Objects.requireNonNullElse(request.arguments(), Map.of());
      Arguments arguments = Arguments.of(tool.name(), given, schema, json);
      Map<String, Object> meta = request.meta();
      Object token = meta == null ? null : meta.get("progressToken");
      ToolAnswer answer = inTurn(tool, arguments, new ToolProgress(exchange, token, clock));
      return McpSchema.CallToolResult.builder()
          .addTextContent(answer.sentence())
          // for clients that do not know structured content
          .addTextContent(json.text(answer.content()))
          .structuredContent(answer.content())
          .isError(false)
          .build();
    } catch (BackcastException e) {
      return failure(e.sentence());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return failure(unexpected(e));
    }
  }

  private ToolAnswer inTurn(Tool tool, Arguments arguments, ToolProgress progress)
      throws BackcastException {
    int seconds = arguments.whole(SECONDS) > 0 ? arguments.whole(SECONDS) : USUAL_SECONDS;
    AtomicBoolean late = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    Thread worker = Thread.currentThread();
    Disposable alarm =
        Schedulers.parallel()
            .schedule(
                () -> {
                  // the thread may serve another call by now
                  synchronized (over) {
                    if (!over.get()) {
                      late.set(true);
                      worker.interrupt();
                    }
                  }
                },
                seconds,
                TimeUnit.SECONDS);
    try {
      turns.acquire();
      try {
        return tool.answer(arguments, progress);
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      throw stopped(seconds, late.get(), null);
    } catch (BackcastException e) {
      throw e.code() == ErrorCode.INTERRUPTED || late.get() ? stopped(seconds, late.get(), e) : e;
    } finally {
      synchronized (over) {
        over.set(true);
      }
      alarm.dispose();
      // the thread belongs to a pool
      Thread.interrupted();
    }
  }

  private static BackcastException stopped(
      int seconds, boolean late, @Nullable BackcastException e) {
    return new BackcastException(
        ErrorCode.INTERRUPTED,
        late
            ? "Stopped after the time limit of %s s; nothing was written. Ask for less, or for more seconds."
                .formatted(seconds)
            : "Stopped; nothing was written.",
        e);
  }

  private static String unexpected(Throwable failure) {
    LOG.log(Level.FINE, "unexpected", failure);
    BackcastException refused = IoErrors.behind(failure);
    if (refused != null) {
      return refused.sentence();
    }
    return failure instanceof OutOfMemoryError
        ? "The memory of %s MB does not suffice. Ask for less, or start the server with java -Xmx8g …"
            .formatted(Runtime.getRuntime().maxMemory() >> 20)
        : "Something unexpected went wrong (%s). Please report it.".formatted(failure);
  }

  private static McpSchema.CallToolResult failure(String sentence) {
    return McpSchema.CallToolResult.builder().addTextContent(sentence).isError(true).build();
  }

  /** Waits until nothing computes any more, or for so long: native code must not be cut off. */
  boolean awaitIdle(Duration longest) throws InterruptedException {
    boolean all = turns.tryAcquire(AT_A_TIME, longest.toMillis(), TimeUnit.MILLISECONDS);
    if (all) {
      turns.release(AT_A_TIME);
    }
    return all;
  }
}
