package io.backcast.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.engine.onnx.OnnxNodes;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.sentence.Figures;
import io.backcast.sentence.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that cannot be imported are refused with the reason, naming the user's file. */
class RefusedNetworksTest {
  @TempDir private Path folder;
  private final ImportProposer proposer = new ImportProposer(NetworkTrial.here());

  private Path write(TestNetworks network) throws Exception {
    return network.write(folder.resolve("net.onnx"));
  }

  private ImportPlan propose(Path network) throws Exception {
    return proposer.propose(network, null, PropertyRanges.UNKNOWN, TrialProgress.NONE).plan();
  }

  static Stream<Arguments> otherKinds() {
    return Stream.of(
        Arguments.of(
            new TestNetworks().input("x", 4).dense("h", 4, 2).dense("o", 2, 4).output("x_hat", 4),
            "whole autoencoder"),
        Arguments.of(
            new TestNetworks().input("input", 4).dense("h", 4, 2).dense("o", 2, 4).output("out", 4),
            "whole autoencoder"),
        Arguments.of(
            TestNetworks.backward().output("pi", 3).output("mu", 3).output("log_sigma", 3),
            "mixture density network"),
        Arguments.of(
            new TestNetworks()
                .input("theta", 2)
                .input("x", 3)
                .node("Concat", "both", List.of("theta", "x"), OnnxNodes.attribute("axis", 1))
                .dense("o", 5, 1)
                .output("log_prob", 1),
            "likelihood"),
        Arguments.of(
            new TestNetworks()
                .input("features", 4)
                .dense("o", 4, 3)
                .then("Softmax", "soft")
                .output("out", 3),
            "classifier"),
        Arguments.of(
            new TestNetworks().input("x", 4).dense("o", 4, 1).output("y", 1), "a predictor"),
        Arguments.of(
            new TestNetworks().input("x", 4).dense("m", 4, 2).output("mu", 2).output("logvar", 2),
            "an encoder"),
        Arguments.of(
            new TestNetworks()
                .input("x", 3)
                .input("y", 2)
                .node("Concat", "both", List.of("x", "y"), OnnxNodes.attribute("axis", 1))
                .dense("o", 5, 3)
                .output("z", 3),
            "forward direction"),
        Arguments.of(
            new TestNetworks()
                .input("x", 3)
                .input("t", 1)
                .node("Concat", "both", List.of("x", "t"), OnnxNodes.attribute("axis", 1))
                .dense("o", 4, 3)
                .output("v", 3),
            "velocity"),
        Arguments.of(
            new TestNetworks()
                .input("z", 3)
                .input(
                    OnnxNodes.floatPort("label", "n").toBuilder()
                        .setType(
                            TypeProto.newBuilder()
                                .setTensorType(
                                    TypeProto.Tensor.newBuilder()
                                        .setElemType(TensorProto.DataType.INT64.getNumber())))
                        .build())
                .at("z")
                .dense("o", 3, 3)
                .output("x", 3),
            "“label” takes whole numbers"));
  }

  @ParameterizedTest
  @MethodSource("otherKinds")
  void whatIsNoBackwardNetworkIsToldForWhatItIs(TestNetworks network, String kind)
      throws Exception {
    Path file = write(network);
    assertThatThrownBy(() -> propose(file))
        .hasMessageStartingWith(file + ": this is ")
        .hasMessageContaining(kind);
    assertThat(NetworkReview.of(file).remarks()).anyMatch(r -> r.contains(kind));
  }

  @Test
  void backwardNetworksAreNotTakenForAnythingElse() throws Exception {
    for (String name :
        List.of("freia-glow", "freia-joint", "nflows", "normflows", "double", "flow", "opset9")) {
      Path file = Path.of("src/test/resources/onnx", name + ".onnx");
      assertThat(NetworkReview.of(file).remarks()).as(name).isEmpty();
    }
  }

  @Test
  void aWideConditionAndAReconstructionOfItsWidthAreBackwardToo() throws Exception {
    Path tandem =
        write(new TestNetworks().input("spectrum", 9).dense("o", 9, 3).output("geometry", 3));
    assertThat(NetworkReview.of(tandem).remarks()).isEmpty();
    Path decoder =
        write(
            new TestNetworks()
                .input("z", 2)
                .input("y", 3)
                .node("Concat", "both", List.of("z", "y"), OnnxNodes.attribute("axis", 1))
                .dense("o", 5, 3)
                .output("x_hat", 3));
    assertThat(NetworkReview.of(decoder).remarks()).isEmpty();
  }

  @Test
  void weightsThatAreNaNAreNamed() throws Exception {
    Path file =
        write(
            TestNetworks.backward()
                .constant("norm.bias", new float[] {0, Float.NaN, 0}, 3)
                .node("Add", "sum", List.of("linear", "norm.bias"))
                .output("x", 3));
    assertThatThrownBy(() -> propose(file))
        .hasMessageContaining("“norm.bias” (1 of 3 numbers)")
        .hasMessageNotContaining("mode");
  }

  @Test
  void anOperationThatGivesNaNIsNamed() throws Exception {
    Path file = write(TestNetworks.backward().then("Log", "/head/Log").output("x", 3));
    assertThatThrownBy(() -> propose(file)).hasMessageContaining("its node Log “/head/Log”");
  }

  @Test
  void randomOperatorsAreNamed() throws Exception {
    Path file =
        write(
            TestNetworks.backward()
                .then("RandomNormalLike", "eps_3")
                .node("Add", "noisy", List.of("linear", "eps_3"))
                .output("x", 3));
    assertThatThrownBy(() -> propose(file))
        .hasMessageContaining("RandomNormalLike “eps_3”")
        .hasMessageContaining("def forward(self, z, y)");
  }

  @Test
  void designsThatDependOnEachOtherAreToldApartFromRandomOnes() throws Exception {
    Path file =
        write(
            TestNetworks.backward()
                .then(
                    "ReduceMean",
                    "mean",
                    OnnxNodes.attributes("axes", 0),
                    OnnxNodes.attribute("keepdims", 1))
                .node("Sub", "centred", List.of("linear", "mean"))
                .output("x", 3));
    assertThatThrownBy(() -> propose(file)).hasMessageContaining("designs depend on each other");
  }

  @Test
  void halfPrecisionIsToldByName() throws Exception {
    Path file =
        write(
            TestNetworks.backward()
                .then("Cast", "half", OnnxNodes.attribute("to", 10))
                .halfOutput("x", 3));
    assertThatThrownBy(() -> propose(file))
        .hasMessageContaining("its x FLOAT16 [n, 3] is in half precision")
        .hasMessageContaining("net.float()")
        .asInstanceOf(throwable(BackcastException.class))
        .extracting(refused -> new Wording(Locale.GERMAN, Figures.PLAIN).text(refused.said()))
        .asString()
        .contains("x FLOAT16 [n, 3] ist in halber Genauigkeit", "net.float()");
  }

  @Test
  void rankThreeIsSaidWithItsShape() throws Exception {
    Path file =
        write(
            new TestNetworks()
                .input(OnnxNodes.floatPort("z", "n", "1", "3"))
                .dense("o", 3, 3)
                .output("x", "n", "1", "3"));
    assertThatThrownBy(() -> propose(file))
        .hasMessageContaining("z FLOAT [n, 1, 3] has rank 3")
        .hasMessageContaining("squeeze(1)");
    Path last =
        write(
            new TestNetworks()
                .input(OnnxNodes.floatPort("z", "n", "3", "1"))
                .node("Identity", "x", List.of("z"))
                .output("x", "n", "3", "1"));
    assertThatThrownBy(() -> propose(last)).hasMessageContaining("squeeze(2)");
    Path field =
        write(
            new TestNetworks()
                .input(OnnxNodes.floatPort("z", "n", "3", "2"))
                .node("Identity", "x", List.of("z"))
                .output("x", "n", "3", "2"));
    assertThatThrownBy(() -> propose(field))
        .hasMessageContaining("x.flatten(1)")
        .hasMessageNotContaining("squeeze");
  }

  @Test
  void widthsThatAreOpenOrBeyondReasonAreRefusedFromTheShapes() throws Exception {
    for (String width : List.of("d", "3000000000")) {
      Path file =
          write(
              new TestNetworks()
                  .input(OnnxNodes.floatPort("z", "n", width))
                  .input("y", 2)
                  .at("z")
                  .dense("o", 3, 3)
                  .output("x", 3));
      ImportPlan.Ports ports = new ImportPlan.Ports("z", "y", "x", true);
      ImportPlan plan = new ImportPlan("m", "M", null, null, space(), null, ports, null, null);
      assertThatThrownBy(() -> propose(file)).hasMessageContaining("z FLOAT [n, " + width + "]");
      assertThatThrownBy(() -> importNetwork(file, plan))
          .hasMessageContaining("z FLOAT [n, " + width + "]");
    }
  }

  private DesignSpace space() throws Exception {
    Path file = TestNetworks.backward().output("x", 3).write(folder.resolve("plain.onnx"));
    return propose(file).space();
  }

  private void importNetwork(Path file, ImportPlan plan) throws Exception {
    new NetworkImporter(new Json(), NetworkTrial.here())
        .importNetwork(
            file, plan, folder, folder.resolve("model"), IfExists.REFUSE, TrialProgress.NONE);
  }

  @Test
  void weightsOfALoopAreFoundBesideTheNetworkAndNowhereElse() throws Exception {
    Files.write(folder.resolve("body.data"), TestNetworks.bytes(2));
    Path file = folder.resolve("net.onnx");
    TestNetworks.backward()
        .longs("three", 3)
        .loop("x", "three", TestNetworks.external("w", "body.data"))
        .output("design", 3)
        .write(file);
    assertThat(propose(file).space().dx()).isEqualTo(3);
    for (String location :
        List.of(
            folder.resolve("body.data").toString(),
            "../" + folder.getFileName() + "/body.data",
            "/etc/hostname",
            "")) {
      TestNetworks.backward()
          .longs("three", 3)
          .loop("x", "three", TestNetworks.external("w", location))
          .output("design", 3)
          .write(file);
      assertThatThrownBy(() -> propose(file))
          .as(location)
          .hasMessageContaining(
              file
                  + " keeps weights in “"
                  + location
                  + "”, which is not the name of a file beside it");
    }
  }

  @Test
  void namesOfANetworkCannotSteerATerminal() throws Exception {
    Path file =
        write(
            new TestNetworks()
                .input("z\u001b[31m", 3)
                .input("y", 2)
                .at("z\u001b[31m")
                .dense("o", 4, 3)
                .output("x", 3));
    assertThatThrownBy(() -> propose(file))
        .message()
        .doesNotContain("\u001b")
        .doesNotContain("Error code");
    assertThat(NetworkReview.of(file).summary().inputs().getFirst().name()).contains("\u001b");
  }
}
