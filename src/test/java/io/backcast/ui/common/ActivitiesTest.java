package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
  private final Activities activities = new Activities();
  private final List<String> told = new ArrayList<>();

  @Test
  void workIsListedUntilItEndsAndItsEndIsToldOnce() {
    activities.onFinished(told::add);
    Activities.Activity export = activities.begin("Export", () -> {});
    Activities.Activity training = activities.begin("Training", () -> {});
    assertThat(activities.running()).containsExactly(export, training);
    export.end("Written.");
    export.end("Written.");
    training.end("");
    assertThat(activities.running()).isEmpty();
    assertThat(told).containsExactly("Written.");
  }

  @Test
  void cancellingAsksTheWorkWhichStaysUntilItHasStopped() {
    List<String> asked = new ArrayList<>();
    Activities.Activity work = activities.begin("Work", () -> asked.add("stop"));
    work.cancel();
    assertThat(asked).containsExactly("stop");
    assertThat(activities.running()).containsExactly(work);
  }
}
