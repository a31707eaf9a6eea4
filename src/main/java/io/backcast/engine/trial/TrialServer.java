package io.backcast.engine.trial;

import io.backcast.engine.OnnxGraph;
import io.backcast.engine.trial.TrialMessage.Failure;
import io.backcast.engine.trial.TrialMessage.Reply;
import io.backcast.engine.trial.TrialMessage.Request;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The process of a trial: opens and runs networks as it is asked to. */
public final class TrialServer {
  private final Frames frames = new Frames();
  private final List<OnnxGraph> graphs = new ArrayList<>();

  /**
   * Answers requests until there are no more, or memory runs out, and ends the process.
   *
   * @param in requests; at its end the process that asked has ended
   * @param out answers
   * @param megabytes by which this process may grow
   */
  public void serve(InputStream in, OutputStream out, long megabytes) {
    MemoryWatch.start(megabytes);
    BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("requests").start(() -> receive(in, requests));
    try {
      while (true) {
        Request request = requests.take();
        Reply reply = reply(request);
        frames.send(out, reply);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // nobody listens any more
      Runtime.getRuntime().halt(ErrorCode.FAILED.exitCode());
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(MemoryWatch.EXIT_CODE);
    }
  }

  /** On its own thread, to notice the end of the asking process even while a network runs. */
  private void receive(InputStream in, BlockingQueue<Request> requests) {
    try {
      while (true) {
        requests.add(frames.receive(in, Request.class));
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private Reply reply(Request request) {
    try {
      return switch (request.action()) {
        case OPEN -> open(request);
        case RUN ->
            new Reply(
                request.graph(),
                null,
                TrialMessage.bytes(graph(request).run(request.rows(), inputs(request))),
                0,
                null);
        case FIND_NOT_FINITE ->
            new Reply(
                request.graph(),
                null,
                null,
                graph(request).firstNotFinite(request.rows(), inputs(request)),
                null);
        case CLOSE -> {
          graph(request).close();
          yield new Reply(request.graph(), null, null, 0, null);
        }
      };
    } catch (BackcastException e) {
      return failure(e.code(), e.said());
    } catch (RuntimeException e) {
      return failure(ErrorCode.BAD_MODEL, Sentence.of("trial.failed", e));
    }
  }

  private Reply open(Request request) throws BackcastException {
    String file = Objects.requireNonNull(request.file());
    OnnxGraph graph =
        OnnxGraph.open(Path.of(file), Objects.requireNonNullElse(request.name(), file));
    graphs.add(graph);
    return new Reply(graphs.size() - 1, graph.signature(), null, 0, null);
  }

  private OnnxGraph graph(Request request) {
    return graphs.get(request.graph());
  }

  private static List<float[]> inputs(Request request) {
    @Nullable List<byte[]> inputs = request.inputs();
    return inputs == null ? List.of() : TrialMessage.floats(inputs);
  }

  private static Reply failure(ErrorCode code, Sentence said) {
    return new Reply(0, null, null, 0, new Failure(code, SentSentence.of(said)));
  }
}
