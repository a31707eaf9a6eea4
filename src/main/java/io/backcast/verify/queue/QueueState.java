package io.backcast.verify.queue;

/** How far a calculation of the queue is. */
public enum QueueState {
  WAITING,
  RUNNING,
  /** Its answer is in the store. */
  DONE,
  /** It gave no answer; the reason is beside it. */
  FAILED;

  /** Whether it has been carried out, with an answer or without. */
  public boolean over() {
    return this == DONE || this == FAILED;
  }
}
