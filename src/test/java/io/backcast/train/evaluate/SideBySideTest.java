package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void partsKeepTheirOrder() throws Exception {
    assertThat(SideBySide.all(100, i -> i)).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void whatAPartFailsWithIsWhatTheEvaluationFailsWith() {
    BackcastException failure = new BackcastException(ErrorCode.BAD_MODEL, "broken");
    Throwable thrown =
        catchThrowable(
            () ->
                SideBySide.all(
                    10,
                    i -> {
                      if (i == 7) {
                        throw failure;
                      }
                      return i;
                    }));
    assertThat(thrown).isSameAs(failure);
  }
}
