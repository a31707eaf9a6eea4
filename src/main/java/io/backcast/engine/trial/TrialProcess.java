package io.backcast.engine.trial;

import io.backcast.engine.trial.TrialMessage.Reply;
import io.backcast.engine.trial.TrialMessage.Request;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The other process of a trial, seen from this one; it ends with this one, however that ends. */
final class TrialProcess implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TrialProcess.class.getName());
  private static final long BETWEEN_REPORTS_MS = 250;

  /** How long Ctrl-C waits for unfinished files to be deleted. */
  private static final long TIDY_SECONDS = 5;

  private final Process process;
  private final Frames frames = new Frames();

  /** In place of an answer: there will be no more. */
  private static final Reply NO_MORE = new Reply(-1, null, null, 0, null);

  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().unstarted(this::stopAndWait);
  private volatile boolean stopping;
  private volatile boolean ended;
  private boolean timedOut;

  TrialProcess(ProcessBuilder builder) throws BackcastException {
    try {
      process = builder.redirectError(Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED, Sentence.of("trial.not-started", e.getMessage()), e);
    }
    Thread.ofPlatform().daemon().name("trial-replies").start(this::receive);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      process.destroyForcibly();
      throw stopped();
    }
  }

  private void receive() {
    try {
      while (true) {
        replies.add(frames.receive(process.getInputStream(), Reply.class));
      }
    } catch (IOException e) {
      replies.add(NO_MORE);
    }
  }

  /**
   * Asks and waits.
   *
   * @param limit of the time
   * @param waiting is told how long it has taken, again and again
   * @return the answer; none if it takes longer or the process ends, which {@link #end} tells apart
   * @throws BackcastException if this thread or the program is to stop, or with the failure of the
   *     other process
   */
  Optional<Reply> ask(Request request, Duration limit, Consumer<Duration> waiting)
      throws BackcastException {
    long began = System.nanoTime();
    try {
      frames.send(process.getOutputStream(), request);
    } catch (IOException e) {
      return Optional.empty();
    }
    while (true) {
      Duration passed = Duration.ofNanos(System.nanoTime() - began);
      waiting.accept(passed);
      if (passed.compareTo(limit) > 0) {
        timedOut = true;
        process.destroyForcibly();
        return Optional.empty();
      }
      Reply reply = next();
      if (stopping || ended) {
        throw stopped();
      }
      if (reply != null) {
        return reply.graph() < 0 ? Optional.empty() : Optional.of(reply);
      }
    }
  }

  private @Nullable Reply next() throws BackcastException {
    try {
      return replies.poll(BETWEEN_REPORTS_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw stopped();
    }
  }

  /** Whether it was ended for taking too long. */
  boolean timedOut() {
    return timedOut;
  }

  /** Exit code of a process that has ended or has just been ended. */
  int end() throws BackcastException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    }
  }

  private static BackcastException stopped() {
    return new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("stopped.nothing-written"));
  }

  /** When the program is to end: what this process has begun is undone by whoever closes it. */
  private void stopAndWait() {
    stopping = true;
    process.destroyForcibly();
    try {
      boolean tidy = closed.await(TIDY_SECONDS, TimeUnit.SECONDS);
      LOG.log(Level.FINE, "stopped, tidy: {0}", tidy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended = true;
    process.destroyForcibly();
    closed.countDown();
    if (!stopping) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the program ends just now, and the hook has nothing left to wait for
        return;
      }
    }
  }
}
