package io.backcast.serve;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves the tools to one client, on two streams, until the input ends. */
public final class ToolServer {
  /** Names, words and schemas of the tools; their limits are checked by what is published there. */
  static final String TOOLS = "/io/backcast/serve/tools.json";

  /** Tells of every client at the level of information, which is nobody's. */
  private static final Logger LIBRARY = Logger.getLogger("io.modelcontextprotocol");

  /** How long requests that came before the end of input may take. */
  private static final Duration AFTER_END = Duration.ofSeconds(20);

  /** How long native code may take to return. */
  private static final Duration TO_STOP = Duration.ofMillis(1500);

  private final List<Tool> tools;
  private final ToolCalls calls;
  private final String version;

  /** A server of these tools. */
  ToolServer(List<Tool> tools, ToolCalls calls, String version) {
    this.tools = List.copyOf(tools);
    this.calls = calls;
    this.version = version;
  }

  /**
   * The server of all tools.
   *
   * @param settings of calculations
   * @param program its name and version, for provenance
   * @param version as it is told to clients
   */
  public static ToolServer of(
      RootFolder root,
      Json json,
      NetworkTrial.Factory trials,
      CalculationSettings settings,
      String program,
      String version,
      InstantSource clock) {
    ModelFolder folders = new ModelFolder(json);
    Models models = new Models(root, folders);
    Designs designs = new Designs(root);
    TableAnswer tables = new TableAnswer(root, json);
    return new ToolServer(
        List.of(
            new ListModelsTool(root, folders),
            new DescribeTool(models),
            new PredictTool(models, designs, tables, program),
            new DesignTool(models, tables, program),
            new TransitionTool(models, designs, tables, program),
            new CheckTool(root, json, trials),
            new VerifyTool(models, designs, tables, root, settings, json, program, clock)),
        new ToolCalls(json, clock),
        version);
  }

  /**
   * Serves until the input ends; then what was asked before is still answered, for some seconds.
   *
   * @throws InterruptedException if the thread is interrupted; everything has been stopped then
   */
  public void serve(InputStream in, OutputStream out) throws InterruptedException {
    LIBRARY.setLevel(Level.WARNING);
    McpJsonMapper mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    StdioTransport transport =
        new StdioTransport(
            mapper, tools.stream().map(Tool::name).collect(Collectors.toSet()), in, out);
    McpSyncServer server =
        McpServer.sync(transport)
            .serverInfo("backcast", version)
            .instructions(Json.resourceTree(TOOLS).path("instructions").asString())
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .validateToolInputs(false)
            .tools(specifications(mapper))
            .build();
    CountDownLatch ended = new CountDownLatch(1);
    // reading cannot be interrupted: the process ends without waiting for this thread
    Scheduler reader = Schedulers.newSingle("input", true);
    try {
      reader.schedule(
          () -> {
            transport.read();
            ended.countDown();
          });
      ended.await();
      transport.awaitAnswers(AFTER_END);
    } finally {
      transport.cancelAll();
      stop();
      server.close();
      reader.dispose();
    }
  }

  private void stop() throws InterruptedException {
    // the flag would end the wait at once
    boolean interrupted = Thread.interrupted();
    calls.awaitIdle(TO_STOP);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<SyncToolSpecification> specifications(McpJsonMapper mapper) {
    JsonNode described = Json.resourceTree(TOOLS).path("tools");
    List<SyncToolSpecification> specifications = new ArrayList<>();
    for (Tool tool : tools) {
      JsonNode words = described.path(tool.name());
      JsonNode schema = words.path("inputSchema");
      boolean reads = words.path("readOnly").asBoolean();
      McpSchema.Tool published =
          McpSchema.Tool.builder(tool.name(), asMap(schema, mapper))
              .title(words.path("title").asString())
              .description(words.path("description").asString())
              .annotations(
                  new McpSchema.ToolAnnotations(
                      words.path("title").asString(), reads, false, true, false, null))
              .build();
      specifications.add(
          new SyncToolSpecification(
              published, (exchange, request) -> calls.call(tool, schema, exchange, request)));
    }
    return specifications;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(JsonNode schema, McpJsonMapper mapper) {
    return mapper.convertValue(schema, Map.class);
  }
}
