package io.backcast.cli;

import io.backcast.model.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/**
 * Ends a command in order when the user presses Ctrl-C or the system asks it to end. Left to
 * itself, the virtual machine would end the process under native code that computes, which aborts
 * it. The first signal interrupts the command's thread, or does what the command asked for; the
 * process ends when the command has returned. If that takes too long, or at a second signal, it
 * ends at once.
 */
public final class Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM");

  /** How long a command may take to return, unless it asks for more. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final AtomicBoolean requested = new AtomicBoolean();
  private volatile Request request = new Request(() -> {}, SHORT);
  private final IntConsumer end;

  /** What the first signal does, and how long the command may take then. */
  private record Request(Runnable action, Duration grace) {}

  /** Ends the watch of a part of a command. */
  @FunctionalInterface
  interface Guard extends AutoCloseable {
    @Override
    void close();
  }

  public Interrupts() {
    this(ProcessEnd::now);
  }

  /**
   * For tests.
   *
   * @param end ends the process with an exit code
   */
  Interrupts(IntConsumer end) {
    this.end = end;
  }

  /** Whether a signal has come. */
  boolean requested() {
    return requested.get();
  }

  /** Until closed, the first signal runs this instead of interrupting the command's thread. */
  Guard instead(Runnable action, Duration grace) {
    Request before = request;
    request = new Request(action, grace);
    if (requested()) {
      action.run();
    }
    return () -> request = before;
  }

  /** From now on signals end a command that runs on this thread. */
  public void watch() {
    Thread worker = Thread.currentThread();
    request = new Request(worker::interrupt, SHORT);
    for (String name : SIGNALS) {
      try {
        Signal.handle(new Signal(name), received -> arrived());
      } catch (IllegalArgumentException e) {
        // the system has no such signal, or the virtual machine was told to leave it alone
        continue;
      }
    }
  }

  /**
   * The exit code of the process after a command has returned; the native libraries are idle then,
   * and the process may end as usual.
   *
   * @param code that of the command
   */
  public int exitCode(int code) {
    return requested() ? ErrorCode.INTERRUPTED.exitCode() : code;
  }

  /** Called on a thread of its own for every signal. */
  void arrived() {
    if (requested.getAndSet(true)) {
      end.accept(ErrorCode.INTERRUPTED.exitCode());
      return;
    }
    Request now = request;
    now.action.run();
    try {
      Thread.sleep(now.grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.accept(ErrorCode.INTERRUPTED.exitCode());
  }
}
