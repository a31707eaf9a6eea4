package io.backcast.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to Slurm as text: numbers of tasks, options. */
class TaskRangeTest {
  private static String range(Integer... tasks) {
    return TaskRange.of(new TreeSet<>(List.of(tasks)));
  }

  @Test
  void numbersInARowAreARange() {
    assertThat(range(7)).isEqualTo("7");
    assertThat(range(1, 2, 3)).isEqualTo("1-3");
    assertThat(range(1, 3, 4, 9, 10, 12)).isEqualTo("1,3-4,9-10,12");
    assertThat(range()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--partition=long", "--mem=4G", "-p long", "-c4", "--exclusive", "--time=1-02:00"})
  void optionsPass(String option) {
    assertThatCode(() -> ArrayScript.check(List.of(option))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partition", "--mem=4G\n--array=1-9", "--comment=a b", "--comment=$(id)", "--comment='x'",
        "--array=1-3", "-a 1", "--job-name=x", "--output=/tmp/x", "-D /"
      })
  void othersAreRefused(String option) {
    assertThatThrownBy(() -> ArrayScript.check(List.of(option))).hasMessageContaining("--sbatch");
  }

  @Test
  void statesThatNobodyKnowsMayStillRun() {
    assertThat(new TaskState("1", "RUNNING", "").alive()).isTrue();
    assertThat(new TaskState("1", "REQUEUE_HOLD", "").alive()).isTrue();
    assertThat(new TaskState("1", "A_STATE_OF_LATER_VERSIONS", "").alive()).isTrue();
    assertThat(new TaskState("1", "TIMEOUT", "").alive()).isFalse();
    assertThat(new TaskState("1", "TIMEOUT", "").ending()).contains("time limit");
  }
}
