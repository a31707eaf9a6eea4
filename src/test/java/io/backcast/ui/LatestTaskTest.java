package io.backcast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.LatestTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LatestTaskTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final List<Integer> worked = new ArrayList<>();
  private final List<Integer> received = new ArrayList<>();
  private final LatestTask<Integer, Integer> task =
      new LatestTask<>(
          i -> {
            worked.add(i);
            return 10 * i;
          },
          received::add,
          background::add,
          Runnable::run);

  @Test
  void aNewerRequestReplacesTheOneThatWaits() {
    task.submit(1);
    task.submit(2);
    task.submit(3);
    assertThat(task.idle()).isFalse();
    background.removeFirst().run();
    assertThat(worked).containsExactly(3);
    assertThat(received).containsExactly(30);
    assertThat(task.idle()).isTrue();
  }

  @Test
  void aRequestAfterTheEndIsWorkedToo() {
    task.submit(1);
    background.removeFirst().run();
    task.submit(2);
    background.removeFirst().run();
    assertThat(received).containsExactly(10, 20);
  }

  @Test
  void aRequestAfterTheExecutorHasBeenShutDownDoesNothing() {
    var gone = Executors.newSingleThreadExecutor();
    gone.shutdown();
    LatestTask<Integer, Integer> late =
        new LatestTask<>(i -> i, received::add, gone, Runnable::run);
    late.submit(1);
    assertThat(late.idle()).isTrue();
    assertThat(received).isEmpty();
  }
}
