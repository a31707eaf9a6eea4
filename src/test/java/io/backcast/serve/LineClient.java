package io.backcast.serve;

import io.backcast.Patience;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that writes and reads lines, beside a server on a thread of its own. */
final class LineClient implements AutoCloseable {
  private final JsonMapper json = new JsonMapper();
  private final ByteQueue toServer = new ByteQueue();
  private final LineQueue fromServer = new LineQueue();
  private final CompletableFuture<@Nullable Void> served;
  private final List<JsonNode> read = new ArrayList<>();

  LineClient(ToolServer server) throws InterruptedException {
    served =
        CompletableFuture.runAsync(
            () -> {
              try (fromServer) {
                server.serve(toServer, fromServer);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            // the common pool is what tools compute on
            work -> Thread.ofPlatform().daemon().start(work));
    line(
        "{\"jsonrpc\":\"2.0\",\"id\":\"hello\",\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}");
    line("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    answer("hello");
  }

  void line(String text) {
    toServer.put((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Asks a tool, and does not wait. */
  void ask(String id, String tool, Map<String, Object> arguments) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("name", tool);
    params.put("arguments", arguments);
    params.put("_meta", Map.of("progressToken", "of " + id));
    line(
        json.writeValueAsString(
            Map.of("jsonrpc", "2.0", "id", id, "method", "tools/call", "params", params)));
  }

  /** Asks a tool and waits. */
  JsonNode call(String tool, Map<String, Object> arguments) throws InterruptedException {
    String id = "call " + read.size();
    ask(id, tool, arguments);
    return answer(id).path("result");
  }

  /** The sentence of an answer. */
  static String sentence(JsonNode result) {
    return result.path("content").path(0).path("text").asString("");
  }

  void cancel(String id) {
    line(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"%s\"}}"
            .formatted(id));
  }

  /** Reads until the answer to a request. */
  JsonNode answer(String id) throws InterruptedException {
    for (JsonNode message : read) {
      if (message.path("id").asString("").equals(id)) {
        return message;
      }
    }
    for (String line = fromServer.next(); line != null; line = fromServer.next()) {
      JsonNode message = json.readTree(line);
      read.add(message);
      if (message.path("id").asString("").equals(id)) {
        return message;
      }
    }
    throw new AssertionError("no answer to " + id + " in " + read);
  }

  /** Ends the input; what was asked before is still answered. */
  void endInput() {
    toServer.end();
  }

  /** Ends the input, and waits for the server to end. Everything that it said. */
  List<JsonNode> end() throws Exception {
    toServer.end();
    for (String line = fromServer.next(); line != null; line = fromServer.next()) {
      read.add(json.readTree(line));
    }
    Patience.result(served);
    return read;
  }

  @Override
  public void close() {
    toServer.end();
    served.join();
  }
}
