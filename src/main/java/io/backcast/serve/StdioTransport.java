package io.backcast.serve;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Messages as lines of JSON on two streams. Unlike the transport of the library it survives a line
 * that is no message, answers what was asked before the end of input, stops a request that the
 * client cancels, and refuses in a sentence what comes too early or has no such parameters.
 */
final class StdioTransport implements McpServerTransportProvider {
  private static final Logger LOG = Logger.getLogger(StdioTransport.class.getName());
  private static final String CANCELLED = "notifications/cancelled";

  /** Characters of a line; no request of a tool comes near it. */
  private static final int LONGEST_LINE = 8 << 20;

  private final McpJsonMapper json;
  private final BufferedReader in;
  private final OutputStream out;
  private final Map<Object, Sinks.Empty<Void>> running = new ConcurrentHashMap<>();
  private final Object idle = new Object();
  private final Set<String> tools;
  private @Nullable McpServerSession session;
  private boolean greeted;

  /**
   * A transport on two streams.
   *
   * @param tools names of all tools
   */
  StdioTransport(McpJsonMapper json, Set<String> tools, InputStream in, OutputStream out) {
    this.json = json;
    this.tools = new TreeSet<>(tools);
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(new Lines());
  }

  /** Reads requests until the input ends. */
  void read() {
    try {
      for (String line = next(); line != null; line = next()) {
        if (!line.isBlank()) {
          receive(line);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "the input broke off", e);
    }
  }

  /** The next line; cut where it is too long, so that it is no message. */
  private @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return line.isEmpty() ? null : line.toString();
  }

  private void receive(String line) {
    McpSchema.JSONRPCMessage message;
    try {
      message = McpSchema.deserializeJsonRpcMessage(json, line);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "no message", e);
      // it has no id to answer to
      refuse(
          null,
          McpSchema.ErrorCodes.PARSE_ERROR,
          "This line is no message of JSON-RPC 2.0. Write one message a line.");
      return;
    }
    if (message instanceof McpSchema.JSONRPCRequest request) {
      String fault = fault(request);
      greeted |= fault == null && request.method().equals(McpSchema.METHOD_INITIALIZE);
      if (!greeted) {
        refuse(
            request.id(),
            McpSchema.ErrorCodes.INVALID_REQUEST,
            "Nothing is answered before initialize. Send that first.");
      } else if (fault != null) {
        refuse(request.id(), McpSchema.ErrorCodes.INVALID_PARAMS, fault);
      } else {
        start(request);
      }
    } else if (message instanceof McpSchema.JSONRPCNotification told
        && told.method().equals(CANCELLED)) {
      cancel(told);
    } else {
      handled(message).subscribe(done -> {}, StdioTransport::log);
    }
  }

  /** What is wrong with the parameters of a request, as far as every tool has them; or null. */
  private @Nullable String fault(McpSchema.JSONRPCRequest request) {
    boolean call = request.method().equals(McpSchema.METHOD_TOOLS_CALL);
    boolean needed = call || request.method().equals(McpSchema.METHOD_INITIALIZE);
    Object given = request.params();
    if (given == null && !needed) {
      return null;
    }
    if (!(given instanceof Map<?, ?> params)) {
      return "The params of %s must be an object.".formatted(request.method());
    }
    if (!call) {
      return null;
    }
    if (!(params.get("name") instanceof String name) || !tools.contains(name)) {
      return "There is no tool %s. The tools are %s."
          .formatted(params.get("name"), String.join(", ", tools));
    }
    Object arguments = params.get("arguments");
    return arguments == null || arguments instanceof Map
        ? null
        : "The arguments of %s must be an object.".formatted(name);
  }

  private void start(McpSchema.JSONRPCRequest request) {
    Sinks.Empty<Void> cancelled = Sinks.empty();
    running.put(request.id(), cancelled);
    handled(request)
        .takeUntilOther(cancelled.asMono())
        .doFinally(
            signal -> {
              running.remove(request.id(), cancelled);
              synchronized (idle) {
                idle.notifyAll();
              }
            })
        .subscribe(done -> {}, StdioTransport::log);
  }

  private Mono<Void> handled(McpSchema.JSONRPCMessage message) {
    return Objects.requireNonNull(session, "the server is not there yet").handle(message);
  }

  /** Stops a request; what the protocol asks for is that it is not answered. */
  private void cancel(McpSchema.JSONRPCNotification notification) {
    Object id = notification.params() instanceof Map<?, ?> given ? given.get("requestId") : null;
    Sinks.Empty<Void> request = id == null ? null : running.get(id);
    if (request != null) {
      request.tryEmitEmpty();
    }
  }

  /** Stops everything that runs. */
  void cancelAll() {
    running.values().forEach(Sinks.Empty::tryEmitEmpty);
  }

  /** Waits until all requests are answered, or for so long. */
  void awaitAnswers(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    synchronized (idle) {
      for (long left = longest.toMillis(); left > 0 && !running.isEmpty(); ) {
        idle.wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }

  private void refuse(@Nullable Object id, int code, String sentence) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("jsonrpc", McpSchema.JSONRPC_VERSION);
    answer.put("id", id);
    answer.put("error", Map.of("code", code, "message", sentence));
    try {
      write(answer);
    } catch (IOException e) {
      log(e);
    }
  }

  private void write(Object message) throws IOException {
    byte[] line = (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(line);
      out.flush();
    }
  }

  private static void log(Throwable failure) {
    LOG.log(Level.FINE, "a message was not handled", failure);
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return Objects.requireNonNull(session, "the server is not there yet")
        .sendNotification(method, params);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return session == null ? Mono.empty() : session.closeGracefully();
  }

  /** The way out. */
  private final class Lines implements McpServerTransport {
    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
      return Mono.fromCallable(
          () -> {
            write(message);
            return null;
          });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return json.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
