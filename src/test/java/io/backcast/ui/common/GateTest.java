package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
  private final List<String> ran = new ArrayList<>();
  private final Gate gate = new Gate();

  @Test
  void whatComesEarlyRunsInItsOrderWhenTheGateOpens() {
    gate.pass(() -> ran.add("a"));
    gate.pass(() -> ran.add("b"));
    assertThat(ran).isEmpty();
    gate.open();
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void afterThatEverythingPassesAtOnceAndNothingTwice() {
    gate.pass(() -> ran.add("a"));
    gate.open();
    gate.open();
    gate.pass(() -> ran.add("b"));
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void whatFailsHoldsNothingElseBack() {
    gate.pass(
        () -> {
          throw new IllegalStateException("a");
        });
    gate.pass(() -> ran.add("b"));
    assertThatThrownBy(gate::open).hasMessage("a");
    assertThat(ran).containsExactly("b");
  }

  @Test
  void workOfARunnerBehindAGateWaitsAndIsDroppedWithItsRunner() {
    List<String> failures = new ArrayList<>();
    TaskRunner runner =
        new TaskRunner(Runnable::run, Runnable::run, f -> failures.add(f.sentence()));
    TaskRunner later = runner.behind(gate);
    later.run(
        () -> "work",
        new TaskRunner.Outcome<String>() {
          @Override
          public void succeeded(String result) {
            ran.add(result);
          }

          @Override
          public void failed(io.backcast.model.BackcastException failure) {
            failures.add(failure.sentence());
          }

          @Override
          public void discarded(String result) {
            ran.add("discarded");
          }
        });
    assertThat(ran).isEmpty();
    runner.close();
    gate.open();
    assertThat(ran).containsExactly("discarded");
    assertThat(failures).isEmpty();
  }
}
