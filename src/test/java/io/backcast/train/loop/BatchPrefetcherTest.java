package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchPrefetcherTest {

  @Test
  void everyStepGetsItsOwnBatchAlsoAfterAJump() {
    BatchPrefetcher<Integer> batches = new BatchPrefetcher<>(step -> step * step);
    List<Integer> got = Stream.of(5, 6, 7, 3, 4, 4, 100).map(batches::at).toList();
    assertThat(got).containsExactly(25, 36, 49, 9, 16, 16, 10_000);
  }
}
