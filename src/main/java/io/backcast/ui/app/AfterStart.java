package io.backcast.ui.app;

/**
 * What a start does when its window is up, on the FX thread.
 *
 * @param shown once the window has shown all it has to show
 * @param rested once it has been at rest since then
 */
public record AfterStart(Runnable shown, Runnable rested) {
  /** Nothing. */
  static AfterStart nothing() {
    return new AfterStart(() -> {}, () -> {});
  }
}
