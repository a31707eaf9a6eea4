package io.backcast.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.backcast.Patience;
import io.backcast.engine.GraphRunner;
import io.backcast.engine.OnnxGraph;
import io.backcast.engine.onnx.OnnxNodes;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that never end or take all memory end their own process and nothing else. */
class ChildTrialTest {
  /** An endless loop is not waited for longer; threads of many cores may take their memory. */
  private static final TrialLimits SHORT =
      new TrialLimits(Patience.LIMIT, Duration.ofSeconds(2), 30_000);

  /** Memory runs out long before the time does. */
  private static final TrialLimits SMALL = new TrialLimits(Patience.LIMIT, Patience.LIMIT, 1_000);

  @TempDir private Path folder;

  /** y = x, through nodes that are given. */
  private Path network(GraphProto.Builder graph) throws Exception {
    graph
        .setName("g")
        .addInput(OnnxNodes.floatPort("x", "n", "2"))
        .addOutput(OnnxNodes.floatPort("y", "n", "2"));
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(graph)
            .build();
    return Files.write(folder.resolve("net.onnx"), model.toByteArray());
  }

  private Path endless() throws Exception {
    GraphProto body =
        GraphProto.newBuilder()
            .setName("body")
            .addInput(info("i", TensorProto.DataType.INT64))
            .addInput(info("c", TensorProto.DataType.BOOL))
            .addInput(info("v", TensorProto.DataType.FLOAT))
            .addNode(OnnxNodes.node("Identity", "c2", List.of("c"), "c2"))
            .addNode(OnnxNodes.node("Identity", "v2", List.of("v"), "v2"))
            .addOutput(info("c2", TensorProto.DataType.BOOL))
            .addOutput(info("v2", TensorProto.DataType.FLOAT))
            .build();
    return network(
        GraphProto.newBuilder()
            .addInitializer(
                TensorProto.newBuilder()
                    .setName("true")
                    .setDataType(TensorProto.DataType.BOOL.getNumber())
                    .setRawData(ByteString.copyFrom(new byte[] {1})))
            .addNode(
                OnnxNodes.node(
                    "Loop",
                    "forever",
                    List.of("", "true", "x"),
                    "y",
                    AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body)
                        .build())));
  }

  private static ValueInfoProto info(String name, TensorProto.DataType type) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
    if (type != TensorProto.DataType.FLOAT) {
      tensor.setShape(TensorShapeProto.getDefaultInstance());
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** A network whose node makes 5 GB of every design. */
  private Path greedy() throws Exception {
    return network(
        GraphProto.newBuilder()
            .addInitializer(OnnxNodes.longs("size", 50_000, 12_500, 1))
            .addInitializer(OnnxNodes.longs("whole", 0, 1))
            .addNode(OnnxNodes.node("Unsqueeze", "u", List.of("x", "axes"), "u"))
            .addInitializer(OnnxNodes.longs("axes", 0))
            .addNode(
                OnnxNodes.node(
                    "ReduceMean",
                    "m",
                    List.of("u"),
                    "m",
                    OnnxNodes.attributes("axes", 0, 1, 2),
                    OnnxNodes.attribute("keepdims", 1)))
            .addNode(OnnxNodes.node("Expand", "big", List.of("m", "size"), "big"))
            .addNode(
                OnnxNodes.node(
                    "ReduceMean",
                    "small",
                    List.of("big"),
                    "small",
                    OnnxNodes.attributes("axes", 0, 1, 2),
                    OnnxNodes.attribute("keepdims", 0)))
            .addNode(OnnxNodes.node("Add", "y", List.of("x", "small"), "y")));
  }

  @Test
  void anOrdinaryNetworkGivesWhatItGivesHereAndIsOpenedOnce() throws Exception {
    Path file = Path.of("src/test/resources/onnx/flow.onnx");
    List<float[]> inputs = List.of(new float[] {0.1f, 0.2f, 0.3f}, new float[] {30});
    Set<TrialProgress.Step> steps = EnumSet.noneOf(TrialProgress.Step.class);
    try (NetworkTrial trial =
            NetworkTrial.inProcessOfItsOwn().begin((step, name, passed) -> steps.add(step));
        OnnxGraph here = OnnxGraph.open(file)) {
      GraphRunner there = trial.open(file, "flow");
      assertThat(there.signature()).isEqualTo(here.signature());
      assertThat(there.run(1, inputs).getFirst()).containsExactly(here.run(1, inputs).getFirst());
      assertThat(there.firstNotFinite(1, inputs)).isEqualTo(-1);
      assertThat(there.firstNotFinite(1, List.of(new float[] {Float.NaN, 0, 0}, new float[1])))
          .isZero();
      assertThat(trial.open(file, "flow")).isSameAs(there);
      assertThatThrownBy(() -> trial.open(folder.resolve("none.onnx"), "my.onnx"))
          .hasMessageStartingWith("my.onnx is missing");
    }
    assertThat(steps).containsExactly(TrialProgress.Step.OPENING, TrialProgress.Step.RUNNING);
  }

  @Test
  void aLoopWithoutAnEndIsStopped() throws Exception {
    try (ChildTrial trial = new ChildTrial(SHORT, TrialProgress.NONE)) {
      GraphRunner graph = trial.open(endless(), "loop.onnx");
      assertThatThrownBy(() -> graph.run(1, List.of(new float[2])))
          .hasMessageStartingWith("loop.onnx takes longer than 2 s to run on 1 designs");
    }
  }

  @Test
  void oneThatTakesAllMemoryIsStopped() throws Exception {
    try (ChildTrial trial = new ChildTrial(SMALL, TrialProgress.NONE)) {
      GraphRunner graph = trial.open(greedy(), "big.onnx");
      assertThatThrownBy(() -> graph.run(1, List.of(new float[2])))
          .hasMessageStartingWith("big.onnx ")
          .hasMessageContaining("memory");
    }
  }

  @Test
  void whoeverWaitsIsToldThatItWasStopped() throws Exception {
    StoppableTrials trials = new StoppableTrials(NetworkTrial.inProcessOfItsOwn());
    Path file = endless();
    CompletableFuture<Void> running = new CompletableFuture<>();
    try (NetworkTrial trial =
        trials.begin(
            (step, name, passed) -> {
              if (step == TrialProgress.Step.RUNNING) {
                running.complete(null);
              }
            })) {
      GraphRunner graph = trial.open(file, "loop.onnx");
      CompletableFuture<Void> stopped = running.thenRunAsync(trials::stop);
      assertThatThrownBy(() -> graph.run(1, List.of(new float[2])))
          .isInstanceOfSatisfying(
              BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
      stopped.join();
    }
  }
}
