package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.backcast.model.CouplingKind;
import io.backcast.model.Property;
import io.backcast.model.TrainingPlan;
import io.backcast.train.Spaces;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.OnnxOps;
import io.backcast.train.net.Ops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCheckTest {
  @TempDir private Path folder;

  /** The sum of a design's variables, times a factor. */
  private record Sum(float factor) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> inputs) {
      return List.of(o.mul(o.sum(inputs.getFirst(), 1, true), o.scalar(factor)));
    }
  }

  private static ExportCheck check(Property property) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      return new ExportCheck(manager, Spaces.of(property));
    }
  }

  private static double ofY(double lower, double upper, float got, float truth) {
    return check(Spaces.property(lower, upper, 0.1, null))
        .difference("y", new float[] {got}, new float[] {truth});
  }

  @Test
  void differencesCountInTheSpreadOfTheProperty() {
    assertThat(ofY(0, 2, 0.5f, 0.5f)).isZero();
    assertThat(ofY(0, 2, 0.1f, 0.2f)).isCloseTo(0.1, within(1e-6));
    assertThat(ofY(0, 2e16, 1e15f, 2e15f)).isCloseTo(0.1, within(1e-6));
    assertThat(ofY(0, 2e-16, 1e-17f, 2e-17f)).isCloseTo(0.1, within(1e-6));
    // far outside the range a difference is relative
    assertThat(ofY(-1, 1, -101, -100)).isCloseTo(0.01, within(1e-6));
    assertThat(ofY(0, 2, Float.NaN, 2)).isNaN();
    assertThat(ofY(0, 2, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY)).isNaN();
  }

  @Test
  void whatTheRoundingOfALargeValueExplainsDoesNotCount() {
    // steps of 1/16 at a million
    assertThat(ofY(999_999, 1_000_001, 1_000_000.25f, 1_000_000.5f)).isZero();
    assertThat(ofY(999_999, 1_000_001, 1_000_000, 1_000_001)).isCloseTo(0.75, within(1e-6));
    // near zero of a property that reaches far, rounding is that of its middle
    assertThat(ofY(0, 2e16, 0, 1e9f)).isZero();
  }

  @Test
  void designsLatentPointsAndSlopesCountInTheirOwnUnits() {
    ExportCheck check = check(Spaces.property(0, 2, 0.1, null));
    float[] zero = new float[2];
    assertThat(check.difference("x", new float[] {0.5f, 0}, zero)).isCloseTo(0.1, within(1e-5));
    assertThat(check.difference("z", new float[] {0.5f, 0}, zero)).isCloseTo(0.5, within(1e-5));
    // half-ranges of 5 for p and of 2 for n
    assertThat(check.difference("dy_dx", new float[] {0.1f, 0}, zero)).isCloseTo(0.5, within(1e-5));
    assertThat(check.difference("dy_dx", new float[] {0, 0.1f}, zero)).isCloseTo(0.2, within(1e-5));
  }

  private ExportDifference compare(float written, float trained) throws Exception {
    OnnxOps o = new OnnxOps();
    OnnxExporter.Port x = new OnnxExporter.Port("x", -1, 2);
    OnnxExporter.Port y = new OnnxExporter.Port("y", -1, 1);
    String sum = new Sum(written).apply(o, List.of(o.input("x", -1, 2))).getFirst();
    o.output("y", sum, -1, 1);
    Path file = Files.write(folder.resolve("sum.onnx"), o.build(Map.of()));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      return new ExportCheck(manager, Spaces.of(Spaces.property(0, 1, 0.1, null)))
          .compare(file, List.of(x), List.of(y), new Sum(trained), ExportCheck.LIMIT);
    }
  }

  @Test
  void aFileThatComputesWhatTheNetworkComputesPasses() throws Exception {
    assertThat(compare(2, 2).negligible()).isTrue();
  }

  @Test
  void aFileThatComputesAnythingElseIsToldByName() throws Exception {
    for (float other : new float[] {2.001f, -2, Float.NaN}) {
      ExportDifference difference = compare(other, 2);
      assertThat(difference.negligible()).isFalse();
      assertThat(difference.text()).startsWith("sum.onnx ").contains(" y");
    }
  }

  @Test
  void splinesAreWrittenAsTheyWereTrained() throws Exception {
    TrainingPlan.Backward plan =
        new TrainingPlan.Backward(
            2, 8, 1, 1, 8, 1e-3, 0.1, 0.5, 1, 0, null, CouplingKind.SPLINE, 6);
    Property y = Spaces.property(0, 2, 0.1, null);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      BackwardTrainer net = new BackwardTrainer(manager, new Normalization(Spaces.of(y)), plan, 1);
      net.disturb(5);
      OnnxExporter.Port z = new OnnxExporter.Port("z", -1, 2);
      OnnxExporter.Port x = new OnnxExporter.Port("x", -1, 2);
      OnnxExporter.Port target = new OnnxExporter.Port("y", -1, 1);
      OnnxExporter.Port logDet = new OnnxExporter.Port("log_det", -1);
      ExportCheck check = new ExportCheck(manager, Spaces.of(y));
      assertThat(difference(check, List.of(z, target), List.of(x), new Draws(net)))
          .isLessThan(1e-4);
      assertThat(difference(check, List.of(x, target), List.of(z, logDet), new Latents(net)))
          .isLessThan(ExportCheck.FLOW_LIMIT);
    }
  }

  private record Draws(BackwardTrainer net) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(net.backward(o, in.get(0), in.get(1)));
    }
  }

  private record Latents(BackwardTrainer net) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return net.forward(o, in.get(0), in.get(1));
    }
  }

  private double difference(
      ExportCheck check,
      List<OnnxExporter.Port> inputs,
      List<OnnxExporter.Port> outputs,
      NetworkFunction network)
      throws Exception {
    OnnxOps o = new OnnxOps();
    List<String> edges = inputs.stream().map(p -> o.input(p.name(), p.shape())).toList();
    List<String> results = network.apply(o, edges);
    for (int k = 0; k < results.size(); k++) {
      o.output(outputs.get(k).name(), results.get(k), outputs.get(k).shape());
    }
    Path file = Files.write(folder.resolve("flow.onnx"), o.build(Map.of()));
    return check.compare(file, inputs, outputs, network, ExportCheck.FLOW_LIMIT).size();
  }
}
