package io.backcast.ui.frame;

import io.backcast.ui.activity.ActivityPopOver;
import io.backcast.ui.activity.FinishedNotice;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.ModelAnswers;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.verify.AnswerFiles;
import io.backcast.ui.verify.QueueActivity;
import io.backcast.ui.verify.QueuePopOver;
import io.backcast.ui.verify.QueueViewModel;
import io.backcast.ui.verify.Verifier;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * Calculations of the designs of a window: what is queued, what runs beside it, and the answers
 * that come back.
 */
final class WindowCalculations implements AutoCloseable {
  private final Verifier verifier;
  private final QueuePopOver queue;
  private final QueueActivity queued;
  private final ActivityPopOver activities;
  private final AnswerFiles answerFiles;
  private final ModelAnswers answers;

  /**
   * The calculations of a window; shows beside its status what is queued and what runs.
   *
   * @param folder that holds the model
   */
  WindowCalculations(
      AppContext context,
      ExplorerState explorer,
      Path folder,
      Appearance appearance,
      Parent root,
      FrameController frame) {
    Texts texts = context.texts();
    verifier =
        new Verifier(explorer, context.laboratory(), texts, context.failures(), frame::showNotice);
    QueueViewModel calculations =
        new QueueViewModel(context.laboratory(), InstantSource.system(), texts);
    queue = new QueuePopOver(calculations, root, appearance, texts);
    queued = new QueueActivity(calculations, context.activities(), texts);
    activities = new ActivityPopOver(context.activities(), appearance, texts);
    context.activities().onFinished(new FinishedNotice(root, frame::showNotice));
    frame.showBesideStatus(activities.status());
    frame.showBesideStatus(queue.status());
    answerFiles = new AnswerFiles(explorer, context.laboratory(), texts, context.failures());
    answers = new ModelAnswers(context.laboratory(), explorer, folder);
  }

  /** Has designs calculated. */
  Verifier verifier() {
    return verifier;
  }

  /** Takes up answers out of files of other programs. */
  AnswerFiles answerFiles() {
    return answerFiles;
  }

  /** Shows or hides the queue beside a control. */
  void toggleQueue(Node beside) {
    queue.toggle(beside);
  }

  @Override
  public void close() {
    answers.close();
    queued.close();
    queue.close();
    activities.close();
  }
}
