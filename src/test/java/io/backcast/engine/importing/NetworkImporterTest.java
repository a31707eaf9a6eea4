package io.backcast.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.backcast.design.LatentSampler;
import io.backcast.design.Predictions;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NetworkImporterTest {
  private static final Path NETWORKS = Path.of("src/test/resources/onnx");
  private static final int DX = 4;
  private static final int DY = 2;

  @TempDir private Path folder;
  private final Json json = new Json();
  private final NetworkImporter networkImporter = new NetworkImporter(json, NetworkTrial.here());
  private Path out;

  @BeforeEach
  void newFolder() {
    out = folder.resolve("model");
  }

  private static DesignSpace space() {
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < DX; j++) {
      variables.add(new Variable("x" + j, "x", "", -50, 50, 0, VariableKind.CONTINUOUS, 2));
    }
    List<Property> properties = new ArrayList<>();
    for (int k = 0; k < DY; k++) {
      properties.add(new Property("y" + k, "y", "y", "", -2, 2, 2, 0.1, null));
    }
    return new DesignSpace(variables, properties, List.of(), List.of());
  }

  private static ImportPlan plan(
      ImportPlan.@Nullable Ports ports, ImportPlan.@Nullable Scalings scaling) {
    return new ImportPlan("m", "M", null, null, space(), null, ports, scaling, null);
  }

  private ModelCard importNetwork(String name, ImportPlan plan) throws BackcastException {
    return networkImporter.importNetwork(
        NETWORKS.resolve(name + ".onnx"), plan, NETWORKS, out, IfExists.REFUSE, TrialProgress.NONE);
  }

  private static float[] flat(JsonNode rows) {
    List<Float> values = new ArrayList<>();
    rows.forEach(row -> row.forEach(v -> values.add((float) v.asDouble())));
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "freia-glow",
        "nflows",
        "normflows",
        "opset9",
        "double",
        "fixed-batch",
        "external"
      })
  void drawsWhatTheLibraryDrawsWithProposedPorts(String name) throws Exception {
    importNetwork(name, plan(null, null));
    JsonNode expected = json.tree(NETWORKS.resolve("expected.json")).get(name);
    JsonNode inputs = expected.get("inputs");
    JsonNode z = first(inputs, "z", "noise", "sample");
    JsonNode y = first(inputs, "y", "context", "target");
    try (InverseModel model = new ModelFolder(json).open(out)) {
      assertThat(model.backward(7, flat(z), flat(y)))
          .containsExactly(flat(expected.get("x")), org.assertj.core.data.Offset.offset(1e-4f));
    }
  }

  private static JsonNode first(JsonNode inputs, String... names) {
    for (String name : names) {
      if (inputs.has(name)) {
        return inputs.get(name);
      }
    }
    throw new AssertionError("no input " + String.join(" or ", names));
  }

  @Test
  void aJointNetworkTakesPropertiesAndLatentInOneInput() throws Exception {
    ModelCard card =
        importNetwork("freia-joint", plan(new ImportPlan.Ports("yz", "yz", "x", true), null));
    assertThat(card.latent()).isEqualTo(DX - DY);
    JsonNode expected = json.tree(NETWORKS.resolve("expected.json")).get("freia-joint");
    float[] both = flat(expected.get("inputs").get("yz"));
    float[] y = new float[7 * DY];
    float[] z = new float[7 * (DX - DY)];
    for (int i = 0; i < 7; i++) {
      System.arraycopy(both, i * DX, y, i * DY, DY);
      System.arraycopy(both, i * DX + DY, z, i * (DX - DY), DX - DY);
    }
    try (InverseModel model = new ModelFolder(json).open(out)) {
      assertThat(model.backward(7, z, y))
          .containsExactly(flat(expected.get("x")), org.assertj.core.data.Offset.offset(1e-4f));
    }
  }

  @Test
  void scalingBecomesPartOfTheNetwork() throws Exception {
    ColumnScaling box = new ColumnScaling(ColumnScaling.Kind.BOX, null, null);
    ColumnScaling affine =
        new ColumnScaling(ColumnScaling.Kind.AFFINE, new double[] {1, 2}, new double[] {2, 4});
    importNetwork("freia-glow", plan(null, new ImportPlan.Scalings(box, affine)));
    JsonNode expected = json.tree(NETWORKS.resolve("expected.json")).get("freia-glow");
    float[] y = flat(expected.get("inputs").get("y"));
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 2 == 0 ? 1 + 2 * y[i] : 2 + 4 * y[i];
    }
    float[] x = flat(expected.get("x"));
    for (int i = 0; i < x.length; i++) {
      x[i] *= 50;
    }
    try (InverseModel model = new ModelFolder(json).open(out)) {
      assertThat(model.backward(7, flat(expected.get("inputs").get("z")), y))
          .containsExactly(x, org.assertj.core.data.Offset.offset(5e-3f));
    }
  }

  @Test
  void aNewerOperatorSetRunsToo() throws Exception {
    ModelProto model = OnnxFile.read(NETWORKS.resolve("freia-glow.onnx"));
    Path newer = folder.resolve("newer.onnx");
    Files.write(
        newer,
        model.toBuilder()
            .clearOpsetImport()
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(23))
            .build()
            .toByteArray());
    networkImporter.importNetwork(
        newer, plan(null, null), folder, out, IfExists.REFUSE, TrialProgress.NONE);
    assertThat(out.resolve("model.json")).exists();
  }

  @Test
  void aBatchSizeWrittenIntoTheGraphIsRefusedAndNothingIsLeft() {
    assertThatThrownBy(() -> importNetwork("baked-batch", plan(null, null)))
        .hasMessageContaining("batch size")
        .hasMessageContaining("dynamic");
    assertThat(out).doesNotExist();
  }

  @Test
  void weightsBesideTheNetworkMustBeThere() throws Exception {
    Path lonely = folder.resolve("external.onnx");
    Files.copy(NETWORKS.resolve("external.onnx"), lonely);
    assertThatThrownBy(
            () ->
                networkImporter.importNetwork(
                    lonely, plan(null, null), folder, out, IfExists.REFUSE, TrialProgress.NONE))
        .hasMessageContaining("external.data");
  }

  @Test
  void whatIsNoNetworkIsSaidSo() throws Exception {
    Path text = Files.writeString(folder.resolve("t.onnx"), "not a network");
    assertThatThrownBy(
            () ->
                networkImporter.importNetwork(
                    text, plan(null, null), folder, out, IfExists.REFUSE, TrialProgress.NONE))
        .hasMessageContaining("not an ONNX file");
  }

  @Test
  void aCardThatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
    DesignSpace narrow =
        new DesignSpace(
            space().variables().subList(0, 3), space().properties(), List.of(), List.of());
    ImportPlan plan = new ImportPlan("m", "M", null, null, narrow, null, null, null, null);
    assertThatThrownBy(() -> importNetwork("freia-glow", plan)).hasMessageContaining("3");
    assertThat(out).doesNotExist();
  }

  @Test
  void aModelThatIsThereIsNotOverwritten() throws Exception {
    importNetwork("freia-glow", plan(null, null));
    assertThatThrownBy(() -> importNetwork("nflows", plan(null, null)))
        .hasMessageContaining("already");
  }

  @Test
  void aPredictorIsImportedToo() throws Exception {
    ImportPlan plan =
        new ImportPlan(
            "m",
            "M",
            null,
            null,
            space(),
            null,
            null,
            null,
            new ImportPlan.Predictor("predict.onnx"));
    importNetwork("freia-glow", plan);
    try (InverseModel model = new ModelFolder(json).open(out)) {
      assertThat(model.predicts()).isTrue();
      InverseModel.Gradient gradient = model.gradient(2, Randoms.normals(3, 0, 2, DX));
      assertThat(gradient.dyDx()).hasSize(2 * DX * DY);
    }
  }

  @Test
  void withoutAPredictorDesignsAreDrawnWithoutPredictions() throws Exception {
    importNetwork("freia-glow", plan(null, null));
    try (InverseModel model = new ModelFolder(json).open(out)) {
      assertThat(model.predicts()).isFalse();
      DesignMatrix x =
          new LatentSampler(model).draw(new double[] {0, 0}, Randoms.normals(1, 0, 10, DX), 10);
      assertThat(Predictions.of(model, x).unclamped()).containsOnly(Float.NaN);
    }
  }

  @Test
  void theDocumentedExampleHitsItsTargets() throws Exception {
    ImportPlan plan =
        json.read(NETWORKS.resolve("flow-card.json"), ImportPlan.class, NetworkImporter.SCHEMA);
    networkImporter.importNetwork(
        NETWORKS.resolve("flow.onnx"), plan, NETWORKS, out, IfExists.REFUSE, TrialProgress.NONE);
    try (InverseModel model = new ModelFolder(json).open(out)) {
      float[] x =
          new LatentSampler(model)
              .draw(new double[] {30}, Randoms.normals(1, 0, 1_000, 3), 1_000)
              .array();
      double[] miss = new double[1_000];
      for (int i = 0; i < miss.length; i++) {
        double sine = Math.sin(2 * Math.toRadians(x[3 * i + 1]));
        miss[i] = Math.abs(x[3 * i] * x[3 * i] * sine / x[3 * i + 2] - 30);
      }
      assertThat(Quantiles.of(miss, 0.5)).isLessThan(3);
    }
  }

  @Test
  void aNetworkIsSummarizedWithoutRunningIt() throws Exception {
    GraphSummary summary = GraphSummary.of(OnnxFile.read(NETWORKS.resolve("nflows.onnx")));
    assertThat(summary.inputs())
        .extracting(GraphSummary::line)
        .containsExactly("noise FLOAT [batch, 4]", "context FLOAT [batch, 2]");
    assertThat(summary.opsets()).containsEntry("ai.onnx", 13L);
    assertThat(summary.operators()).containsEntry("Gemm", 8);
    assertThat(GraphSummary.of(OnnxFile.read(NETWORKS.resolve("external.onnx"))).externalFiles())
        .containsExactly("external.data");
  }
}
