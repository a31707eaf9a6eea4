package io.backcast.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Patience;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the server does whatever its tools do: order, limits, cancelling, the end. */
class ToolServerTest {
  private static final Map<String, Object> ANY = Map.of("model", "m");

  /** A call of a tool with an id and parameters. */
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"tools/call\",\"params\":%s}";

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** A tool under the name of a published one, whose schema it takes over. */
  private record Made(String name, Work work) implements Tool {
    @Override
    public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
      return new ToolAnswer(work.done(progress), Map.of("done", true));
    }
  }

  private interface Work {
    String done(ToolProgress progress) throws BackcastException;
  }

  private static LineClient client(Work check) throws Exception {
    return client(check, InstantSource.system());
  }

  private static LineClient client(Work check, InstantSource clock) throws Exception {
    Json json = new Json();
    return new LineClient(
        new ToolServer(
            List.of(new Made("check", check), new Made("describe", p -> "described")),
            new ToolCalls(json, clock),
            "1"));
  }

  private String untilInterrupted() throws BackcastException {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
      return "finished";
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new BackcastException(ErrorCode.INTERRUPTED, "The search was stopped.", e);
    }
  }

  private static String awaited(CountDownLatch latch, String answer) {
    try {
      Patience.open(latch);
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCancelledCallIsStoppedAndNotAnswered() throws Exception {
    try (LineClient client = client(p -> untilInterrupted())) {
      client.ask("long", "check", ANY);
      Patience.open(begun);
      client.cancel("long");
      Patience.open(interrupted);
      assertThat(LineClient.sentence(client.call("describe", ANY))).isEqualTo("described");
      assertThat(client.end()).noneMatch(m -> m.path("id").asString("").equals("long"));
    }
  }

  @Test
  void aCallEndsAtItsTimeLimitWithASentence() throws Exception {
    try (LineClient client = client(p -> untilInterrupted())) {
      JsonNode result = client.call("check", Map.of("model", "m", "seconds", 1));
      assertThat(result.path("isError").asBoolean()).isTrue();
      assertThat(LineClient.sentence(result))
          .isEqualTo(
              "Stopped after the time limit of 1 s; nothing was written. Ask for less, or for more"
                  + " seconds.");
    }
  }

  @Test
  void whatWasAskedBeforeTheEndOfInputIsAnswered() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    LineClient client =
        client(
            p -> {
              begun.countDown();
              return awaited(over, "finished");
            });
    client.ask("last", "check", ANY);
    Patience.open(begun);
    client.endInput();
    over.countDown();
    assertThat(client.end())
        .anyMatch(m -> LineClient.sentence(m.path("result")).equals("finished"));
  }

  @Test
  void aLineThatIsNoMessageIsRefusedAndTheServerGoesOn() throws Exception {
    try (LineClient client = client(p -> "checked")) {
      client.line("nonsense");
      client.line("{\"jsonrpc\":\"2.0\"}");
      client.line("");
      assertThat(LineClient.sentence(client.call("check", ANY))).isEqualTo("checked");
      assertThat(client.end().stream().filter(m -> m.path("error").path("code").asInt() == -32700))
          .hasSize(2);
    }
  }

  @Test
  void aRequestWithoutItsParametersIsRefusedInASentence() throws Exception {
    try (LineClient client = client(p -> "checked")) {
      client.line("{\"jsonrpc\":\"2.0\",\"id\":\"none\",\"method\":\"tools/call\"}");
      client.line(CALL.formatted("array", "[\"check\"]"));
      client.line(CALL.formatted("unknown", "{\"name\":\"chek\"}"));
      client.line(CALL.formatted("list", "{\"name\":\"check\",\"arguments\":[1]}"));
      for (String id : List.of("none", "array", "unknown", "list")) {
        assertThat(client.answer(id).path("error").path("code").asInt()).as(id).isEqualTo(-32602);
      }
      assertThat(refused(client, "none")).isEqualTo("The params of tools/call must be an object.");
      assertThat(refused(client, "array")).isEqualTo(refused(client, "none"));
      assertThat(refused(client, "unknown"))
          .isEqualTo("There is no tool chek. The tools are check, describe.");
      assertThat(refused(client, "list")).isEqualTo("The arguments of check must be an object.");
      assertThat(LineClient.sentence(client.call("check", ANY))).isEqualTo("checked");
    }
  }

  private static String refused(LineClient client, String id) throws Exception {
    return client.answer(id).path("error").path("message").asString();
  }

  @Test
  void aRequestBeforeTheGreetingIsRefusedAtOnce() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String early = CALL.formatted("early", "{\"name\":\"check\"}");
    new ToolServer(List.of(), new ToolCalls(new Json(), InstantSource.system()), "1")
        .serve(new ByteArrayInputStream(early.getBytes(StandardCharsets.UTF_8)), out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"id\":\"early\"", "-32600", "Nothing is answered before initialize");
  }

  @Test
  void whateverGoesWrongIsASentenceInTheAnswer() throws Exception {
    try (LineClient client =
        client(
            p -> {
              throw new IllegalStateException("a bug");
            })) {
      JsonNode result = client.call("check", ANY);
      assertThat(result.path("isError").asBoolean()).isTrue();
      assertThat(LineClient.sentence(result)).contains("a bug").contains("Please report it");
      assertThat(LineClient.sentence(client.call("check", Map.of())))
          .isEqualTo("check: required property 'model' not found.");
      assertThat(LineClient.sentence(client.call("check", Map.of("model", "m", "seconds", 9999))))
          .startsWith("check, seconds: must have a maximum value of 600");
      assertThat(LineClient.sentence(client.call("check", Map.of("model", "m", "speed", 1))))
          .isEqualTo("check has no argument “speed”. It has model, seconds.");
    }
  }

  @Test
  void twoCallsComputeAtATimeAndAllAreAnswered() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // the first waits until another computes beside it
    CountDownLatch two = new CountDownLatch(2);
    LineClient client =
        client(
            p -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              two.countDown();
              String answer = awaited(two, "checked");
              now.decrementAndGet();
              return answer;
            });
    for (int i = 0; i < 12; i++) {
      client.ask("n" + i, "check", ANY);
    }
    List<JsonNode> all = client.end();
    assertThat(most).hasValue(2);
    assertThat(all.stream().filter(m -> LineClient.sentence(m.path("result")).equals("checked")))
        .hasSize(12);
  }

  @Test
  void progressGrowsAndIsToldToTheRequestThatAskedForIt() throws Exception {
    LineClient client =
        client(
            p -> {
              p.report(0, 10, "begun");
              p.report(5, 10, "soon after, so left out");
              p.report(10, 10, "done");
              p.report(3, 10, "backwards, so left out");
              return "checked";
            },
            // no time passes, however long it takes
            InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z")));
    client.ask("it", "check", ANY);
    List<JsonNode> told =
        client.end().stream()
            .filter(m -> m.path("method").asString("").equals("notifications/progress"))
            .map(m -> m.path("params"))
            .toList();
    assertThat(told).extracting(m -> m.path("progress").asInt()).containsExactly(0, 10);
    assertThat(told).allMatch(m -> m.path("progressToken").asString("").equals("of it"));
  }
}
