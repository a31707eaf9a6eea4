package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server as a process of its own, asked by the client of the protocol's library. On Linux the
 * kernel ends the process if it makes an internet socket.
 */
class ServeProcessTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private Path root;

  @BeforeEach
  void setUp() throws Exception {
    root = Files.createDirectories(folder.resolve("root"));
  }

  private McpSyncClient client(List<McpSchema.ProgressNotification> progress) throws Exception {
    List<String> command =
        new Program(folder).command(main(), "serve", "--stdio", "--root", root.toString());
    ServerParameters server =
        ServerParameters.builder(command.getFirst())
            .args(command.subList(1, command.size()))
            .env(new Program(folder).environment())
            .build();
    StdioClientTransport transport =
        new StdioClientTransport(server, new JacksonMcpJsonMapper(JsonMapper.builder().build()));
    transport.setStdErrorHandler(line -> {});
    return McpClient.sync(transport)
        .requestTimeout(Patience.LIMIT)
        .initializationTimeout(Patience.LIMIT)
        .progressConsumer(progress::add)
        .build();
  }

  private static Class<?> main() {
    return System.getProperty("os.name").equals("Linux") ? NoNetwork.class : Launcher.class;
  }

  private static McpSchema.CallToolRequest design(int seed) {
    return McpSchema.CallToolRequest.builder("design")
        .arguments(
            Map.of(
                "model",
                "projectile",
                "target",
                List.of("range=12"),
                "samples",
                300,
                "keep",
                20,
                "seed",
                seed,
                "out",
                "of/%d.csv".formatted(seed)))
        .progressToken("p" + seed)
        .build();
  }

  @Test
  void theLibrarysOwnClientFindsModelsAndDesigns() throws Exception {
    List<McpSchema.ProgressNotification> progress = new CopyOnWriteArrayList<>();
    try (McpSyncClient client = client(progress)) {
      assertThat(client.initialize().serverInfo().name()).isEqualTo("backcast");
      assertThat(client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .contains(
              "list_models", "describe", "predict", "design", "transition", "check", "verify");
      List<CompletableFuture<McpSchema.CallToolResult>> several =
          IntStream.range(0, 4)
              .mapToObj(
                  seed ->
                      CompletableFuture.supplyAsync(
                          () -> client.callTool(design(seed)),
                          work -> Thread.ofPlatform().daemon().start(work)))
              .toList();
      for (int seed = 0; seed < 4; seed++) {
        McpSchema.CallToolResult result = several.get(seed).get();
        JsonNode content = JSON.valueToTree(result.structuredContent());
        assertThat(result.isError()).as(result.toString()).isFalse();
        assertThat(content.path("file").asString()).isEqualTo("of/%d.csv".formatted(seed));
        assertThat(Files.readAllLines(root.resolve("of/%d.csv".formatted(seed))))
            .hasSize(1 + content.path("kept").asInt());
      }
      McpSchema.CallToolResult refused =
          client.callTool(
              McpSchema.CallToolRequest.builder("predict")
                  .arguments(Map.of("model", "projectile", "in", "/etc/passwd"))
                  .build());
      assertThat(refused.isError()).isTrue();
      assertThat(((McpSchema.TextContent) refused.content().getFirst()).text())
          .contains("is not inside the folder of this server");
      // the client tells of it on a thread of its own
      Patience.until(() -> progress.stream().anyMatch(told -> "p0".equals(told.progressToken())));
    }
    assertThat(new Program(folder).filesAtHome()).isEmpty();
  }

  @Test
  void standardOutputHasMessagesOnlyAndTheEndOfInputEndsTheProcess() throws Exception {
    List<String> asked =
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"check\","
                + "\"arguments\":{\"model\":\"projectile\"}}}");
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            new Program(folder)
                .command(Launcher.class, "serve", "--stdio", "--root", root.toString()));
    builder.environment().clear();
    builder.environment().putAll(new Program(folder).environment());
    Process process =
        builder
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try (Writer input = process.outputWriter()) {
      input.write(String.join("\n", asked) + "\n");
      input.flush();
      Patience.until(() -> Files.readString(said).contains("\"id\":2") || !process.isAlive());
    }
    assertThat(Patience.exitCode(process)).isZero();
    List<String> lines = Files.readAllLines(said);
    assertThat(lines)
        .allMatch(line -> JSON.readTree(line).path("jsonrpc").asString().equals("2.0"));
    assertThat(
            JSON.readTree(lines.getLast())
                .path("result")
                .path("structuredContent")
                .path("sound")
                .asBoolean())
        .as(lines.toString())
        .isTrue();
    assertThat(folder.resolve("errors.txt")).isEmptyFile();
    assertThat(root).isEmptyDirectory();
  }
}
