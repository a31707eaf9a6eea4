package io.backcast.engine.trial;

import io.backcast.engine.GraphRunner;
import io.backcast.engine.GraphSignature;
import io.backcast.engine.trial.TrialMessage.Action;
import io.backcast.engine.trial.TrialMessage.Failure;
import io.backcast.engine.trial.TrialMessage.Reply;
import io.backcast.engine.trial.TrialMessage.Request;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A trial in a process of its own, one for all its networks: a network may crash ONNX Runtime, run
 * for ever or take all memory.
 */
final class ChildTrial implements NetworkTrial {
  private final TrialProcess process;
  private final TrialLimits limits;
  private final TrialProgress progress;

  /** Each file is opened once: optimizing a large network takes half a minute. */
  private final Map<Path, Remote> opened = new HashMap<>();

  ChildTrial(TrialLimits limits, TrialProgress progress) throws BackcastException {
    this.process = new TrialProcess(OwnProgram.trial(limits.megabytes()));
    this.limits = limits;
    this.progress = progress;
  }

  @Override
  public GraphRunner open(Path file, String name) throws BackcastException {
    GraphRunner before = opened.get(file);
    if (before != null) {
      return before;
    }
    Reply reply =
        ask(
            new Request(Action.OPEN, file.toAbsolutePath().toString(), name, 0, 0, null),
            TrialProgress.Step.OPENING,
            name);
    Remote graph = new Remote(reply.graph(), Objects.requireNonNull(reply.signature()), name);
    opened.put(file, graph);
    return graph;
  }

  private Reply ask(Request request, TrialProgress.Step step, String name)
      throws BackcastException {
    boolean opening = step == TrialProgress.Step.OPENING;
    Duration limit = opening ? limits.opening() : limits.running();
    Optional<Reply> reply =
        process.ask(request, limit, passed -> progress.report(step, name, passed));
    if (reply.isEmpty()) {
      throw ended(
          name,
          opening,
          opening ? Sentence.of("trial.to-open") : Sentence.of("trial.to-run", request.rows()),
          limit);
    }
    Failure failure = reply.get().failure();
    if (failure != null) {
      throw new BackcastException(failure.code(), failure.said().sentence());
    }
    return reply.get();
  }

  /** Why there is no answer: the exit code of a process that was killed differs by system. */
  private BackcastException ended(String name, boolean opening, Sentence doing, Duration limit)
      throws BackcastException {
    int code = process.end();
    if (code == MemoryWatch.EXIT_CODE) {
      return new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("trial.memory", name, limits.megabytes(), doing));
    }
    if (process.timedOut()) {
      return new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("trial.slow", name, limit.toSeconds(), doing));
    }
    return new BackcastException(
        ErrorCode.BAD_MODEL,
        Sentence.of(opening ? "trial.crash-opened" : "trial.crash-run", name, code));
  }

  @Override
  public void close() {
    process.close();
  }

  /** A network that is open in the other process. */
  private final class Remote implements GraphRunner {
    private final int number;
    private final GraphSignature signature;
    private final String name;

    Remote(int number, GraphSignature signature, String name) {
      this.number = number;
      this.signature = signature;
      this.name = name;
    }

    @Override
    public GraphSignature signature() {
      return signature;
    }

    @Override
    public List<float[]> run(int n, List<float[]> inputs) throws BackcastException {
      Reply reply = ask(request(Action.RUN, n, inputs), TrialProgress.Step.RUNNING, name);
      return TrialMessage.floats(Objects.requireNonNull(reply.outputs()));
    }

    @Override
    public int firstNotFinite(int n, List<float[]> inputs) throws BackcastException {
      return ask(request(Action.FIND_NOT_FINITE, n, inputs), TrialProgress.Step.RUNNING, name)
          .index();
    }

    private Request request(Action action, int n, List<float[]> inputs) {
      return new Request(action, null, null, number, n, TrialMessage.bytes(inputs));
    }

    /** The process closes its networks when it ends. */
    @Override
    public void close() {}
  }
}
