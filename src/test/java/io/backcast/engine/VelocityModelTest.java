package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.design.ModelExamination;
import io.backcast.engine.onnx.OnnxNodes;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.GraphFile;
import io.backcast.model.Integration;
import io.backcast.model.Integration.Coordinates;
import io.backcast.model.Integration.Scheme;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A model whose velocity is {@code v = x_t + t · y}, which carries z to {@code e z + (e − 2) y}.
 */
class VelocityModelTest {
  private static final String IDENTITY = "linear";

  @TempDir private Path folder;

  /** The bounds of a are 2 … 4, those of b −10 … 10. */
  private static DesignSpace space() {
    return new DesignSpace(
        List.of(
            new Variable("a", "a", "", 2, 4, 3, VariableKind.CONTINUOUS, 2),
            new Variable("b", "b", "", -10, 10, 0, VariableKind.CONTINUOUS, 2)),
        List.of(new Property("y", "y", "y", "", -1, 1, 2, 0.1, null)),
        List.of(),
        List.of());
  }

  private void write(Integration integration, String... timeShape) throws Exception {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("linear")
            .addInput(OnnxNodes.floatPort("x_t", "n", "2"))
            .addInput(OnnxNodes.floatPort("t", timeShape))
            .addInput(OnnxNodes.floatPort("y", "n", "1"))
            .addOutput(OnnxNodes.floatPort("v", "n", "2"))
            .addNode(OnnxNodes.node("Mul", "push", List.of("t", "y"), "push"))
            .addNode(OnnxNodes.node("Add", "sum", List.of("x_t", "push"), "v"))
            .build();
    byte[] bytes =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(ModelFolder.IDENTITY).setValue(IDENTITY))
            .setGraph(graph)
            .build()
            .toByteArray();
    Files.write(folder.resolve("velocity.onnx"), bytes);
    GraphFile file = new GraphFile("velocity.onnx", Digests.sha256(bytes));
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            IDENTITY,
            "linear",
            "Linear",
            space(),
            2,
            "uniform",
            Map.of(NetworkRole.VELOCITY, file),
            null,
            null,
            null,
            null,
            Map.of(),
            null);
    new Json().write(folder.resolve(ModelFolder.CARD), card.with(integration));
  }

  private InverseModel open(Scheme scheme, int steps, Coordinates coordinates) throws Exception {
    write(new Integration(scheme, steps, coordinates), "n", "1");
    return new ModelFolder(new Json()).open(folder);
  }

  /** Largest error of the second variable, in half-ranges. */
  private double error(Scheme scheme, int steps) throws Exception {
    int n = 20;
    float[] z = Randoms.normals(3, 0, n, 2);
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = i / 10f - 1;
    }
    double worst = 0;
    try (InverseModel model = open(scheme, steps, Coordinates.SCALED)) {
      float[] x = model.backward(n, z, y);
      for (int i = 0; i < n; i++) {
        double exact = Math.E * z[2 * i + 1] + (Math.E - 2) * y[i];
        worst = Math.max(worst, Math.abs(x[2 * i + 1] / 10 - exact));
      }
    }
    return worst;
  }

  @ParameterizedTest
  @CsvSource({"EULER, 40, 1", "HEUN, 10, 2", "RK4, 2, 4"})
  void halvingTheStepsLengthHalvesTheErrorAsOftenAsTheOrderSays(
      Scheme scheme, int steps, double order) throws Exception {
    double coarse = error(scheme, steps);
    double fine = error(scheme, 2 * steps);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(0.35));
    assertThat(fine).isLessThan(0.15);
  }

  @Test
  void theFolderIsSoundAndTheSameLatentPointsGiveTheSameDesigns() throws Exception {
    try (InverseModel model = open(Scheme.HEUN, 20, Coordinates.LOGIT)) {
      assertThat(new ModelFolder(new Json()).violations(folder)).isEmpty();
      float[] z = Randoms.normals(1, 0, 500, 2);
      float[] x = model.backward(500, z, new float[500]);
      assertThat(model.backward(500, z, new float[500])).isEqualTo(x);
      assertThat(model.fastBackward(500, z, new float[500])).isEqualTo(x);
      // a row does not depend on its neighbours
      assertThat(model.backward(1, new float[] {z[0], z[1]}, new float[1]))
          .containsExactly(x[0], x[1]);
      for (int i = 0; i < 500; i++) {
        assertThat(x[2 * i]).isBetween(2f, 4f);
        assertThat(x[2 * i + 1]).isBetween(-10f, 10f);
      }
    }
  }

  @Test
  void designsAreDrawnAndTheirDensityIsNotKnown() throws Exception {
    try (InverseModel model = open(Scheme.RK4, 8, Coordinates.LOGIT)) {
      DesignRequest request =
          DesignRequest.of(
                  new Target(new double[] {0.5}, new double[] {0.1}), DesignBounds.of(space()))
              .samples(50)
              .keep(50)
              .build();
      float[] density = new Designer(model).design(request).designs().logDensity();
      assertThat(density).hasSize(50).containsOnly(Float.NaN);
      assertThat(String.join("\n", ModelExamination.of(model).lines())).contains("round trip");
    }
  }

  @Test
  void affineCoordinatesEndWhereOffsetAndFactorSay() throws Exception {
    Integration told =
        new Integration(Scheme.RK4, 20, null).with(new double[] {3, 100}, new double[] {0.1, 2});
    write(told, "n", "1");
    try (InverseModel model = new ModelFolder(new Json()).open(folder)) {
      float[] x = model.backward(1, new float[] {1, -1}, new float[] {0});
      assertThat((double) x[0]).isCloseTo(3 + 0.1 * Math.E, within(1e-4));
      assertThat((double) x[1]).isCloseTo(100 - 2 * Math.E, within(1e-3));
    }
  }

  @Test
  void tooMuchWorkForOneDrawIsRefusedBeforeItBegins() throws Exception {
    try (InverseModel model = open(Scheme.RK4, 250, Coordinates.SCALED)) {
      int n = 200_001;
      assertThatThrownBy(() -> model.backward(n, new float[2 * n], new float[n]))
          .isInstanceOf(BackcastException.class)
          .hasMessageContaining("200,001 designs of 1,000 evaluations")
          .hasMessageContaining("fewer samples");
    }
  }

  @Test
  void anInterruptEndsADraw() throws Exception {
    try (InverseModel model = open(Scheme.HEUN, 20, Coordinates.SCALED)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> model.backward(1, new float[2], new float[1]))
          .hasMessageContaining("Stopped");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private void refused(String part) {
    ModelFolder folders = new ModelFolder(new Json());
    assertThatThrownBy(() -> folders.open(folder))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining(part);
    assertThat(folders.violations(folder)).isNotEmpty();
  }

  private void editCard(String from, String to) throws Exception {
    Path card = folder.resolve(ModelFolder.CARD);
    String text = Files.readString(card);
    assertThat(text).contains(from);
    Files.writeString(card, text.replace(from, to));
  }

  @Test
  void cardsThatDoNotSayHowAreRefused() throws Exception {
    List<String[]> faults = new ArrayList<>();
    faults.add(new String[] {"\"steps\" : 20", "\"steps\" : 900", "1 to 500 steps"});
    faults.add(new String[] {"\"steps\" : 20", "\"steps\" : 0", "steps"});
    faults.add(new String[] {"\"heun\"", "\"midpoint\"", "scheme"});
    faults.add(new String[] {"\"scaled\"", "\"affine\"", "offset and a factor"});
    faults.add(new String[] {"\"latent\" : 2", "\"latent\" : 3", "latent coordinates"});
    faults.add(new String[] {"\"integration\"", "\"integral\"", "needs an integration"});
    faults.add(new String[] {"\"velocity\" :", "\"value\" :", "neither"});
    for (String[] fault : faults) {
      write(new Integration(Scheme.HEUN, 20, Coordinates.SCALED), "n", "1");
      editCard(fault[0], fault[1]);
      refused(fault[2]);
    }
  }

  @Test
  void aTimeOfTwoColumnsIsRefused() throws Exception {
    write(new Integration(Scheme.HEUN, 20, Coordinates.SCALED), "n", "2");
    refused("input t");
  }
}
