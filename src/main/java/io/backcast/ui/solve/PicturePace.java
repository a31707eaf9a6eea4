package io.backcast.ui.solve;

import io.backcast.ui.common.LatestTask;
import org.jspecify.annotations.Nullable;

/**
 * Asks as often as the window shows pictures. A hand brings two questions and more in the time of a
 * picture, of whose answers one is seen: the others would take the time in which it is drawn.
 *
 * <p>The first question of a frame is asked at once. One that comes when the frame has its answer,
 * or while another is in work, waits for a newer one until the next frame has begun, and is then
 * asked in the frame after that at the latest. Where answers take long they are asked for without a
 * pause.
 */
final class PicturePace<Q extends Object> {
  /** Milliseconds; an answer that takes longer is begun with the frame, not later within it. */
  private static final double PROMPT = 4;

  /** Milliseconds of a frame that an answer may take before the next is begun right after it. */
  private static final double LONG = 12;

  private final LatestTask<Q, ?> task;
  private final FrameClock frames;
  private @Nullable Q waiting;
  private boolean old;
  private boolean answered;
  private double milliseconds;

  PicturePace(LatestTask<Q, ?> task, FrameClock.Factory frames) {
    this.task = task;
    this.frames = frames.of(this::frame);
  }

  /** Asks a question in its time; it replaces one that waits. */
  void ask(Q question) {
    if (!answered && (task.idle() || task.waits())) {
      waiting = null;
      task.submit(question);
    } else {
      waiting = question;
      old = false;
      frames.start();
    }
  }

  /** Notes that the next frame has its answer, and how long that took. */
  void answered(double took) {
    milliseconds = took;
    answered = true;
    frames.start();
    if (took > LONG) {
      submitWaiting();
    }
  }

  private void frame() {
    answered = false;
    if (waiting == null) {
      frames.stop();
    } else if (task.idle() && (old || milliseconds > PROMPT)) {
      submitWaiting();
    } else {
      old = true;
    }
  }

  private void submitWaiting() {
    Q question = waiting;
    if (question != null) {
      waiting = null;
      task.submit(question);
    }
  }

  /** Whether no question waits or is in work. */
  boolean idle() {
    return waiting == null && task.idle();
  }

  /** Forgets the question that waits. */
  void forget() {
    waiting = null;
    answered = false;
    frames.stop();
  }
}
