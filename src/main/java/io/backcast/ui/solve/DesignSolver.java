package io.backcast.ui.solve;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Extremes;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.solve.Answerer.Answer;
import io.backcast.ui.solve.Answerer.Blocked;
import io.backcast.ui.solve.Answerer.Judged;
import io.backcast.ui.solve.Answerer.Weighted;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import org.jspecify.annotations.Nullable;

/**
 * Answers the question that the state holds: with a preview while it changes, and once it has not
 * changed for a moment with the candidates that the ensemble judges first, then with the true
 * distributions, and then with more samples, all evaluated by the ensemble, and the best of them.
 * What is in work for an earlier question then ends at once, so that it does not hold up the
 * preview of the next.
 */
public final class DesignSolver {
  private final ExplorerState explorer;
  private final Answerer answerer;
  private final TaskRunner runner;
  private final FrameClock.Factory frames;
  private final PicturePace<Question> live;
  private final LatestTask<Question, Weighted> weighing;
  private final LatestTask<Rest, Rested> resting;
  private final LatestTask<Refused, Blocked> blocking;
  private final RestTimer rest;

  /** The question that no design can satisfy; 0 for none. */
  private int blockedGeneration;

  /** The last question of which it was asked why. */
  private int refusedGeneration;

  /** The last question whose designs were asked to be weighed, which a ranking leaves alone. */
  private int weighedGeneration;

  /** Counts questions; a ranking is no part of the question. */
  private int generation;

  /** Whether what is done at rest is for questions that nobody has asked yet. */
  private boolean anticipating;

  /** Which question the published answer belongs to; 0 before the first. */
  private int published;

  private @Nullable Weighted weighted;
  private @Nullable Judged judged;
  private @Nullable WarmUp warmUp;
  private boolean warmed;
  private boolean stopped;

  private record Refused(Question question, Sentence sentence) {}

  /** What is done for a question at rest, one after another. */
  private enum Stage {
    /** The candidates that can be judged first. */
    FIRST,
    /** The complete answer. */
    WHOLE,
    /** What the answers to the questions have in common that a move of the target leads to. */
    NEXT
  }

  /** A question at rest. */
  private record Rest(Question question, Stage stage) {}

  /** What a stage has led to. */
  private sealed interface Rested {}

  private record JudgedFirst(Judged found) implements Rested {}

  private record Completed(Answer answer) implements Rested {}

  /** Work ahead has ended. */
  private record Anticipated() implements Rested {}

  /**
   * Puts a solver together; it answers from {@link #start} on.
   *
   * @param runner for previews and complete answers; needs two threads
   * @throws BackcastException if the model cannot be asked for designs
   */
  public DesignSolver(ExplorerState explorer, InverseModel model, TaskRunner runner)
      throws BackcastException {
    this(explorer, model, runner, runner, PauseTimer::new, PulseClock::new);
  }

  /** A solver whose complete answers are made by a runner of their own. */
  public DesignSolver(
      ExplorerState explorer, InverseModel model, TaskRunner runner, TaskRunner complete)
      throws BackcastException {
    this(explorer, model, runner, complete, PauseTimer::new, PulseClock::new);
  }

  /** A solver that is told when the question is at rest, and when a frame begins. */
  DesignSolver(
      ExplorerState explorer,
      InverseModel model,
      TaskRunner runner,
      RestTimer.Factory timer,
      FrameClock.Factory frames)
      throws BackcastException {
    this(explorer, model, runner, runner, timer, frames);
  }

  private DesignSolver(
      ExplorerState explorer,
      InverseModel model,
      TaskRunner runner,
      TaskRunner complete,
      RestTimer.Factory timer,
      FrameClock.Factory frames)
      throws BackcastException {
    this.explorer = explorer;
    this.answerer = new Answerer(model);
    this.runner = runner;
    this.frames = frames;
    live =
        new PicturePace<>(
            new LatestTask<>(answerer::preview, this::receivePreview, this::fail, runner), frames);
    resting = new LatestTask<>(this::rest, this::receive, this::fail, complete);
    weighing = new LatestTask<>(answerer::weighted, this::receive, this::failWeighing, complete);
    blocking =
        new LatestTask<>(r -> answerer.blocked(r.question, r.sentence), this::receive, runner);
    rest = timer.of(this::questionRests);
  }

  /** Starts to answer: the present question, and every later one. */
  public void start() {
    explorer.onQuestion(this::questionChanged);
    explorer.rankingProperty().subscribe((before, now) -> rankingChanged());
    questionChanged();
  }

  /**
   * Makes the first drag as fluent as later ones, by work of a second while nothing is asked. Call
   * it once, when the first answer is complete.
   */
  public void warmUp() {
    if (stopped || warmed) {
      return;
    }
    warmed = true;
    try {
      warmUp =
          new WarmUp(
              answerer.designer(), question().live(), explorer.firstProperty(), runner, frames);
    } catch (BackcastException e) {
      // the first drag is what it would have been
      runner.note(e);
    }
  }

  private void endWarmUp() {
    WarmUp running = warmUp;
    if (running != null) {
      running.stop();
    }
  }

  /** Stops answering; nothing is submitted to the runner after this. */
  public void stop() {
    stopped = true;
    live.forget();
    endWarmUp();
    rest.stop();
  }

  /** Whether the answer to the present question is complete. */
  public boolean settled() {
    return (answered() || blockedGeneration == generation)
        && live.idle()
        && weighing.idle()
        && (resting.idle() || anticipating)
        && !rest.waiting();
  }

  private void questionChanged() {
    if (!stopped) {
      generation++;
      endWarmUp();
      weighing.cancel();
      endRest();
      live.ask(question());
      rest.restart();
    }
  }

  private void questionRests() {
    Question q = question();
    submit(q, q.target().hasExtremes() ? Stage.WHOLE : Stage.FIRST);
  }

  private void submit(Question q, Stage stage) {
    if (anticipating) {
      endRest();
    }
    anticipating = stage == Stage.NEXT;
    resting.submit(new Rest(q, stage));
  }

  private void endRest() {
    resting.cancel();
    anticipating = false;
  }

  /** The answer of another ranking; a question that is not answered yet is asked anew with it. */
  private void rankingChanged() {
    if (stopped || rest.waiting()) {
      return;
    }
    if (answered()) {
      submit(question(), Stage.WHOLE);
    } else {
      questionRests();
    }
  }

  /** Whether what is shown is a complete answer to the present question. */
  private boolean answered() {
    ExplorationResult shown = explorer.resultProperty().get();
    return shown != null && shown.settled() && published == generation;
  }

  private Question question() {
    return Question.of(explorer, generation);
  }

  /** The request whose answer the table of candidates is, once what is asked is at rest. */
  public static DesignRequest resting(ExplorerState explorer) {
    return Question.of(explorer, 0).resting();
  }

  private Rested rest(Rest r) throws BackcastException {
    return switch (r.stage) {
      case FIRST -> new JudgedFirst(answerer.first(r.question));
      case WHOLE -> new Completed(answerer.complete(r.question));
      case NEXT -> {
        answerer.anticipate(r.question);
        yield new Anticipated();
      }
    };
  }

  private void receive(Rested rested) {
    switch (rested) {
      case Completed whole -> receive(whole.answer);
      case JudgedFirst first -> receive(first.found);
      case Anticipated done -> anticipating = false;
    }
  }

  private void receive(Blocked blocked) {
    if (!stopped && blocked.generation() == generation) {
      blockedGeneration = generation;
      published = generation;
      explorer.blockedProperty().set(null);
      explorer.publish(blocked.nothing());
      explorer.blockedProperty().set(blocked.what());
    }
  }

  private void receivePreview(Answer answer) {
    live.answered(answer.result().milliseconds());
    receive(answer);
  }

  /** Shows the candidates that were judged first and goes on, if the question is the same. */
  private void receive(Judged found) {
    Question q = found.question();
    if (stopped || q.generation() != generation) {
      return;
    }
    ExplorationResult shown = explorer.resultProperty().get();
    if (found.designs() != null && q.ranking() == explorer.rankingProperty().get()) {
      judged = found;
      if (shown != null && published == generation && !shown.settled()) {
        explorer.publish(shown.with(found.designs()));
      }
    }
    if (answerer.weighs() && weighedGeneration != generation) {
      weigh(q);
    } else if (weighing.idle()) {
      submit(q, Stage.WHOLE);
    }
  }

  /** Shows the true distributions and goes on to the candidates, if the question is the same. */
  private void receive(Weighted answer) {
    if (stopped || answer.generation() != generation) {
      return;
    }
    weighted = answer;
    ExplorationResult shown = explorer.resultProperty().get();
    if (shown != null && published == generation) {
      explorer.publish(shown.with(answer.designs(), answer.histograms()));
    }
    if (!explorer.target().hasExtremes() && !answered()) {
      submit(question(), Stage.WHOLE);
    }
  }

  /** Weighs the designs that are as good as the most or least; a trade-off has no distribution. */
  private void weighExtremes(Answer answer) {
    DesignResult result = answer.result().result();
    Extremes extremes = result == null ? null : result.extremes();
    if (extremes != null
        && !extremes.front()
        && !extremes.reached().hasExtremes()
        && answerer.weighs()
        && weighedGeneration != answer.generation()) {
      weigh(question().about(extremes.reached()));
    }
  }

  private void weigh(Question q) {
    weighedGeneration = q.generation();
    weighing.submit(q);
  }

  /** Without weighted designs there are still candidates. */
  private void failWeighing(Question q, BackcastException failure) {
    runner.note(failure);
    if (!stopped && q.generation() == generation && !explorer.target().hasExtremes()) {
      submit(question(), Stage.WHOLE);
    }
  }

  /**
   * Publishes an answer, unless it is a complete one to an earlier question or a preview that a
   * later answer has overtaken. A preview of an earlier question is shown until a later one is
   * there, so that the charts move while the target does.
   */
  private void receive(Answer answer) {
    ExplorationResult shown = explorer.resultProperty().get();
    boolean complete = shown != null && shown.settled();
    boolean overtaken =
        answer.generation() < published || (answer.generation() == published && complete);
    if (answer.result().settled() ? answer.generation() == generation : !overtaken) {
      published = answer.generation();
      if (answer.result().settled()) {
        // a preview would come too late
        live.forget();
      }
      explorer.blockedProperty().set(null);
      explorer.publish(withWhatIsKnown(answer));
      weighExtremes(answer);
      if (answer.result().settled()
          && !stopped
          && !resting.waits()
          && !question().bounds().conditions().isEmpty()) {
        // the first draws where conditions hold take longest, whatever the target
        submit(question(), Stage.NEXT);
      }
    }
  }

  private ExplorationResult withWhatIsKnown(Answer answer) {
    ExplorationResult result = answer.result();
    Judged first = judged;
    if (first != null
        && first.designs() != null
        && first.question().generation() == answer.generation()
        && !result.settled()) {
      result = result.with(first.designs());
    }
    Weighted known = weighted;
    return known != null && known.generation() == answer.generation()
        ? result.with(known.designs(), known.histograms())
        : result;
  }

  private void fail(Rest r, BackcastException failure) {
    if (r.stage == Stage.NEXT) {
      anticipating = false;
      runner.note(failure);
    } else {
      fail(r.question, failure);
    }
  }

  /** Shows the failure of the present question; that of an earlier one is only logged. */
  private void fail(Question q, BackcastException failure) {
    if (q.generation() == generation && failure.saysNoDesignInside()) {
      // preview and candidates both fail; one answer says why
      if (refusedGeneration != generation) {
        refusedGeneration = generation;
        blocking.submit(new Refused(q, failure.said()));
      }
    } else if (q.generation() == generation) {
      runner.report(failure);
    } else {
      runner.note(failure);
    }
  }
}
