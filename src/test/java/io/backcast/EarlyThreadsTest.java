package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Threads;
import io.backcast.ui.common.TaskRunner;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of threads in the settings, which is read while JavaFX starts. */
class EarlyThreadsTest {
  @TempDir private Path folder;

  /** Says how many threads Java's own pool has, as a start comes to it. */
  public static final class Start {
    public static void main(String[] args) throws Exception {
      System.out.print(
          TaskRunner.early(
                  "settings",
                  () -> {
                    Threads.limit(6, System.getProperties());
                    return ForkJoinPool.getCommonPoolParallelism();
                  })
              .get());
    }
  }

  @Test
  void theyLimitJavasOwnPoolToo() throws Exception {
    Program.Ended ended = new Program(folder).run(Start.class, folder);
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).isEqualTo("6");
  }
}
