package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private final List<Integer> ends = new ArrayList<>();
  private final Interrupts interrupts = new Interrupts(ends::add);

  @Test
  void aCommandKeepsItsExitCodeUnlessASignalCame() {
    assertThat(interrupts.exitCode(3)).isEqualTo(3);
    interrupts.instead(() -> {}, Duration.ZERO);
    interrupts.arrived();
    assertThat(interrupts.exitCode(0)).isEqualTo(130);
  }

  @Test
  void theFirstSignalAsksAndTheProcessEndsIfThatTakesTooLong() {
    List<String> asked = new ArrayList<>();
    interrupts.instead(() -> asked.add("stop"), Duration.ofMillis(1));
    interrupts.arrived();
    assertThat(asked).containsExactly("stop");
    assertThat(ends).containsExactly(130);
  }

  @Test
  void aSecondSignalEndsAtOnce() throws Exception {
    interrupts.instead(() -> {}, Duration.ofHours(1));
    Thread first = Thread.ofPlatform().start(interrupts::arrived);
    Patience.until(interrupts::requested);
    interrupts.arrived();
    assertThat(ends).containsExactly(130);
    first.interrupt();
    first.join();
  }

  @Test
  void aSignalThatCameBeforeAPartOfTheWorkIsNotForgotten() {
    interrupts.instead(() -> {}, Duration.ZERO);
    interrupts.arrived();
    List<String> asked = new ArrayList<>();
    interrupts.instead(() -> asked.add("stop"), Duration.ZERO);
    assertThat(asked).containsExactly("stop");
  }
}
