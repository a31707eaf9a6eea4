package io.backcast.ui.solve;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.testing.QueuedTasks;
import io.backcast.ui.testing.RecordedFailures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Questions are numbers, each its own answer; work, deliveries and frames come as the test says.
 */
class PicturePaceTest {
  private final QueuedTasks background = new QueuedTasks();
  private final QueuedTasks foreground = new QueuedTasks();
  private final ManualFrames frames = new ManualFrames();
  private final List<Integer> computed = new ArrayList<>();
  private double milliseconds = 3;
  private final PicturePace<Integer> pace = new PicturePace<>(task(), frames::runs);

  private LatestTask<Integer, Integer> task() {
    return new LatestTask<>(
        question -> {
          computed.add(question);
          return question;
        },
        answer -> answered(),
        new TaskRunner(background, foreground, new RecordedFailures()));
  }

  private void answered() {
    pace.answered(milliseconds);
  }

  private void work() {
    background.runAll();
    foreground.runAll();
  }

  @Test
  void theFirstOfAFrameIsAskedAtOnceAndTheLastWaits() {
    for (int i = 1; i <= 3; i++) {
      pace.ask(i);
      work();
    }
    assertThat(computed).containsExactly(1);
    assertThat(pace.idle()).isFalse();
  }

  @Test
  void whatWaitsGivesWayToANewerOneOfTheNextFrame() {
    pace.ask(1);
    work();
    pace.ask(2);
    frames.begin();
    work();
    assertThat(computed).containsExactly(1);
    pace.ask(3);
    work();
    assertThat(computed).containsExactly(1, 3);
  }

  @Test
  void theLastQuestionIsAnsweredThoughNoNewerOneComes() {
    pace.ask(1);
    work();
    pace.ask(2);
    frames.begin();
    frames.begin();
    work();
    assertThat(computed).containsExactly(1, 2);
    frames.begin();
    assertThat(pace.idle()).isTrue();
    assertThat(frames.running()).isFalse();
  }

  @Test
  void anAnswerThatTakesSomeTimeIsBegunWithTheFrame() {
    milliseconds = 8;
    pace.ask(1);
    work();
    pace.ask(2);
    work();
    assertThat(computed).containsExactly(1);
    frames.begin();
    work();
    assertThat(computed).containsExactly(1, 2);
  }

  @Test
  void answersThatTakeLongFollowEachOther() {
    milliseconds = 30;
    pace.ask(1);
    background.runAll();
    pace.ask(2);
    pace.ask(3);
    work();
    work();
    assertThat(computed).containsExactly(1, 3);
  }

  @Test
  void afterWhatWaitedIsForgottenTheNextIsAskedAtOnce() {
    pace.ask(1);
    work();
    pace.ask(2);
    pace.forget();
    assertThat(pace.idle()).isTrue();
    pace.ask(3);
    work();
    assertThat(computed).containsExactly(1, 3);
  }

  @Test
  void aFailureHoldsNothingUp() {
    PicturePace<Integer> failing =
        new PicturePace<>(
            new LatestTask<>(
                question -> {
                  computed.add(question);
                  throw new IllegalStateException("no answer");
                },
                answer -> {},
                new TaskRunner(background, foreground, new RecordedFailures())),
            frames::runs);
    failing.ask(1);
    background.runAll();
    failing.ask(2);
    foreground.runAll();
    frames.begin();
    frames.begin();
    work();
    assertThat(computed).containsExactly(1, 2);
  }
}
