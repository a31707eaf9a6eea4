package io.backcast.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import io.backcast.design.ModelExamination;
import io.backcast.design.Predictions;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.engine.importing.ImportPlan.OneFile;
import io.backcast.engine.importing.ImportPlan.Part;
import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.importing.ImportPlan.Predictor;
import io.backcast.engine.importing.ImportPlan.Role;
import io.backcast.engine.onnx.OnnxNodes;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks as people have them, for designs (a, b) whose property is a + b: the latent is a, and b
 * is what is left of the property.
 */
class ImportKindsTest {
  private static final float[] Z = {0.5f, -1};
  private static final float[] Y = {2, 3};

  /** (0.5, 1.5) and (−1, 4), row by row. */
  private static final float[] X = {0.5f, 1.5f, -1, 4};

  @TempDir private Path folder;
  private final Json json = new Json();
  private final List<String> notes = new ArrayList<>();

  private static Variable variable(String name) {
    return new Variable(name, name, "", -8, 8, 0, VariableKind.CONTINUOUS, 2);
  }

  private static ImportPlan plan(@Nullable Ports ports) {
    DesignSpace space =
        new DesignSpace(
            List.of(variable("a"), variable("b")),
            List.of(new Property("sum", "s", "sum", "", -3, 3, 2, 0.1, null)),
            List.of(),
            List.of());
    return new ImportPlan("m", "M", null, null, space, null, ports, null, null);
  }

  private InverseModel imported(Path network, ImportPlan plan) throws BackcastException {
    Path out = folder.resolve("model");
    new NetworkImporter(json, NetworkTrial.here())
        .importNetwork(network, plan, folder, out, IfExists.REFUSE, notes::add, TrialProgress.NONE);
    return new ModelFolder(json).open(out);
  }

  private void draws(Path network, @Nullable Ports ports) throws BackcastException {
    try (InverseModel model = imported(network, plan(ports))) {
      assertThat(model.backward(2, Z, Y)).containsExactly(X);
    }
  }

  private BareNetwork sum(double... perMember) {
    double[][] matrix = {{1}, {1}};
    for (double factor : perMember) {
      matrix = new double[][] {{factor}, {factor}};
    }
    return new BareNetwork().input("design", 2).output("value", matrix);
  }

  private static Ports ports(
      @Nullable List<String> latent,
      @Nullable List<String> condition,
      @Nullable Map<String, List<Part>> layout,
      @Nullable Map<String, double[]> fixed,
      @Nullable List<Integer> columns) {
    return new Ports(latent, condition, "x", null, layout, fixed, columns);
  }

  @Test
  void aPaddedJointNetworkIsLaidOutColumnByColumn() throws Exception {
    // z, two zeros of padding, y → a, a Jacobian, b
    Path network =
        new BareNetwork()
            .input("code", 4)
            .output("x", new double[][] {{1, 5, -1}, {7, 7, 7}, {9, 9, 9}, {0, 6, 1}})
            .write(folder.resolve("joint.onnx"));
    draws(
        network,
        ports(
            null,
            null,
            Map.of(
                "code",
                List.of(
                    new Part(Role.LATENT, 1, null),
                    new Part(Role.FIXED, 2, null),
                    new Part(Role.CONDITION, 1, null))),
            null,
            List.of(1, 3)));
  }

  @Test
  void paddingMayBeAnyNumberAndAnInputOfItsOwn() throws Exception {
    Path network =
        new BareNetwork()
            .input("pad", 2)
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{2, 0}, {0, 1}, {1, -1}, {0, 1}})
            .write(folder.resolve("pad.onnx"));
    try (InverseModel model =
        imported(
            network,
            plan(
                ports(
                    List.of("z"),
                    List.of("y"),
                    null,
                    Map.of("pad", new double[] {1, -3}),
                    null)))) {
      assertThat(model.backward(2, Z, Y)).containsExactly(2.5f, -1.5f, 1, 1);
    }
  }

  @Test
  void severalInputsOfARoleAreConcatenatedInTheOrderTold() throws Exception {
    // b = y − z1, a = z2: two latent coordinates in two inputs
    Path network =
        new BareNetwork()
            .input("z1", 1)
            .input("y", 1)
            .input("z2", 1)
            .output("x", new double[][] {{0, -1}, {0, 1}, {1, 0}})
            .write(folder.resolve("two.onnx"));
    Ports told = ports(List.of("z2", "z1"), List.of("y"), null, null, null);
    try (InverseModel model = imported(network, plan(told))) {
      assertThat(model.card().latent()).isEqualTo(2);
      // row: z2, z1
      assertThat(model.backward(1, new float[] {5, 1}, new float[] {3})).containsExactly(5, 2);
    }
  }

  @Test
  void aTemperatureIsOneNumberForAllDesigns() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .scaledBy("temperature")
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("hot.onnx"));
    assertThatThrownBy(() -> imported(network, plan(null)))
        .hasMessageContaining("temperature")
        .hasMessageContaining("ports.fixed");
    try (InverseModel model =
        imported(
            network,
            plan(ports(null, null, null, Map.of("temperature", new double[] {2}), null)))) {
      assertThat(model.backward(2, Z, Y)).containsExactly(1, 3, -2, 8);
    }
  }

  @Test
  void aPropertyMayComeWithoutItsAxis() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .flatInput("y")
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("flat.onnx"));
    draws(network, null);
  }

  @Test
  void aTandemNetworkHasNoLatent() throws Exception {
    Path network =
        new BareNetwork()
            .input("target", 1)
            .output("x", new double[][] {{0.5, 0.5}})
            .write(folder.resolve("tandem.onnx"));
    try (InverseModel model = imported(network, plan(null))) {
      assertThat(model.card().latent()).isZero();
      assertThat(model.backward(2, new float[0], Y)).containsExactly(1, 1, 1.5f, 1.5f);
      assertThat(ModelExamination.of(model).tested()).anyMatch(t -> t.contains("no latent"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPredictorTellsTheOrderOfAJointNetwork(boolean propertyFirst) throws Exception {
    double[][] matrix =
        propertyFirst ? new double[][] {{0, 1}, {1, -1}} : new double[][] {{1, -1}, {0, 1}};
    Path network =
        new BareNetwork().input("input", 2).output("x", matrix).write(folder.resolve("j.onnx"));
    assertThatThrownBy(() -> imported(network, plan(null)))
        .hasMessageContaining("conditionFirst")
        .as("what varies is shown")
        .hasMessageContaining("column 1 of input varied alone");
    sum().write(folder.resolve("p.onnx"));
    ImportPlan plan = plan(null).with(new Predictor("p.onnx"), null, null);
    try (InverseModel model = imported(network, plan)) {
      assertThat(model.backward(2, Z, Y)).containsExactly(X);
      assertThat(ModelExamination.of(model).doubts()).isEmpty();
    }
    assertThat(notes)
        .anyMatch(n -> n.contains("[y, z]: ") && n.contains("[z, y]: "))
        .anyMatch(n -> n.contains(propertyFirst ? "[y, z]: 100 %" : "[z, y]: 100 %"));
  }

  @Test
  void aJointInputThatIsWiderThanTheDesignIsNoPredictorOnceTheWidthsAreKnown() throws Exception {
    // two latent numbers and the property last: a = z1, b = y − z1, whatever z2 is
    Path network =
        new BareNetwork()
            .input("input", 3)
            .output("output", new double[][] {{1, -1}, {0, 0}, {0, 1}})
            .write(folder.resolve("wide.onnx"));
    assertThatThrownBy(() -> imported(network, plan(null)))
        .hasMessageContaining("conditionFirst")
        .hasMessageNotContaining("a predictor (");
    sum().write(folder.resolve("p.onnx"));
    ImportPlan plan = plan(null).with(new Predictor("p.onnx"), null, null);
    try (InverseModel model = imported(network, plan)) {
      assertThat(model.card().latent()).isEqualTo(2);
      assertThat(model.backward(2, new float[] {0.5f, 9, -1, 9}, Y)).containsExactly(X);
    }
    ImportProposer.Told told = new ImportProposer.Told(null, new Predictor("p.onnx"), folder);
    ImportProposer.Proposal proposal =
        new ImportProposer(NetworkTrial.here())
            .propose(network, null, told, (port, name) -> new double[] {-3, 3}, TrialProgress.NONE);
    assertThat(proposal.sure()).isTrue();
    assertThat(proposal.plan().ports())
        .isEqualTo(
            new Ports(List.of("input"), List.of("input"), "output", false, null, null, null));
  }

  @Test
  void aPredictorOfOtherWidthsIsRefusedForThem() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    ImportPlan plan = plan(null).with(new Predictor("p.onnx"), null, null);
    new BareNetwork()
        .input("design", 2)
        .output("value", new double[][] {{1, 1, 0}, {1, 0, 1}})
        .write(folder.resolve("p.onnx"));
    assertThatThrownBy(() -> imported(network, plan))
        .hasMessageContaining("p.onnx, named as a predictor, gives 3 columns (value")
        .hasMessageContaining("where the number of properties is 1");
    new BareNetwork()
        .input("design", 3)
        .output("value", new double[][] {{1}, {1}, {1}})
        .write(folder.resolve("p.onnx"));
    assertThatThrownBy(() -> imported(network, plan))
        .hasMessageContaining("p.onnx, named as a predictor, takes 3 columns (design")
        .hasMessageContaining("where the number of variables is 2");
  }

  @Test
  void aDropoutInTrainingModeIsLeftOutAndTold() throws Exception {
    Path network =
        new TestNetworks()
            .input("z", 1)
            .input("y", 1)
            .node("Concat", "both", List.of("z", "y"), OnnxNodes.attribute("axis", 1))
            .constant("ratio", new float[] {0.5f})
            .truth("training")
            .node("Dropout", "/drop", List.of("both", "ratio", "training"))
            .output("x", 2)
            .write(folder.resolve("drop.onnx"));
    try (InverseModel model = imported(network, plan(null))) {
      assertThat(model.backward(1, new float[] {0.5f}, new float[] {2})).containsExactly(0.5f, 2);
    }
    assertThat(notes).contains("Dropout “/drop” is in training mode; ONNX Runtime leaves it out");
  }

  @Test
  void aPredictorTellsRolesWhereNamesDoNot() throws Exception {
    Path network =
        new BareNetwork()
            .input("input_1", 1)
            .input("input_2", 1)
            .output("x", new double[][] {{0, 1}, {1, -1}})
            .write(folder.resolve("n.onnx"));
    sum().write(folder.resolve("p.onnx"));
    try (InverseModel model =
        imported(network, plan(null).with(new Predictor("p.onnx"), null, null))) {
      assertThat(model.backward(2, Z, Y)).containsExactly(X);
    }
  }

  @Test
  void interchangedRolesAreDoubtful() throws Exception {
    Path network =
        new BareNetwork()
            .input("a", 1)
            .input("b", 1)
            .output("x", new double[][] {{0, 1}, {1, -1}})
            .write(folder.resolve("n.onnx"));
    sum().write(folder.resolve("p.onnx"));
    Ports wrong = ports(List.of("a"), List.of("b"), null, null, null);
    try (InverseModel model =
        imported(network, plan(wrong).with(new Predictor("p.onnx"), null, null))) {
      assertThat(ModelExamination.of(model).doubts())
          .anyMatch(d -> d.contains("do not follow their targets"));
    }
  }

  @Test
  void severalPredictorsAreAnEnsemble() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    sum().write(folder.resolve("p1.onnx"));
    sum(1.2).write(folder.resolve("p2.onnx"));
    sum(0.8).write(folder.resolve("p3.onnx"));
    Predictor members = new Predictor(null, List.of("p1.onnx", "p2.onnx", "p3.onnx"));
    try (InverseModel model = imported(network, plan(null).with(members, null, null))) {
      assertThat(model.has(NetworkRole.PREDICT)).isTrue();
      assertThat(model.predict(2, X)).containsExactly(2, 3, 2.4f, 3.6000001f, 1.6f, 2.4f);
      Predictions p = Predictions.of(model, DesignMatrix.of(X, 2));
      assertThat((double) p.std(0, 0)).isCloseTo(0.4, within(1e-6));
    }
    assertThat(new ModelFolder(json).violations(folder.resolve("model"))).isEmpty();
  }

  @Test
  void aPredictorMayBeAnEnsembleInItself() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    new TestNetworks()
        .input("x", 2)
        .constant("sum", new float[] {1, 1}, 2, 1)
        .node("MatMul", "value", List.of("x", "sum"))
        .longs("first", 0)
        .node("Unsqueeze", "member", List.of("value", "first"))
        .constant("factors", new float[] {1, 1.2f, 0.8f}, 3, 1, 1)
        .node("Mul", "members", List.of("member", "factors"))
        .output("y", "3", "n", "1")
        .write(folder.resolve("p.onnx"));
    try (InverseModel model =
        imported(network, plan(null).with(new Predictor("p.onnx"), null, null))) {
      assertThat(model.predict(2, X)).containsExactly(2, 3, 2.4f, 3.6000001f, 1.6f, 2.4f);
    }
  }

  @Test
  void aTargetThatActsThroughTheLatentAloneIsNotDoubted() throws Exception {
    Path network =
        new TestNetworks()
            .input("z", 1)
            .input("y", 1)
            .node("Mul", "product", List.of("z", "y"))
            .node("Concat", "both", List.of("product", "product"), OnnxNodes.attribute("axis", 1))
            .output("x", 2)
            .write(folder.resolve("n.onnx"));
    try (InverseModel model = imported(network, plan(null))) {
      assertThat(ModelExamination.of(model).doubts()).isEmpty();
    }
  }

  @Test
  void oneMemberStatesNoDeviation() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    sum().write(folder.resolve("p.onnx"));
    try (InverseModel model =
        imported(network, plan(null).with(new Predictor("p.onnx"), null, null))) {
      assertThat(Predictions.of(model, DesignMatrix.of(X, 2)).std(0, 0)).isNaN();
    }
  }

  @Test
  void forwardAndGradientComeInPhysicalUnits() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    new BareNetwork()
        .input("x", 2)
        .input("y", 1)
        .output("z", new double[][] {{1}, {0}, {0}})
        .flatOutput("log_det", 0, 3)
        .write(folder.resolve("f.onnx"));
    new BareNetwork()
        .input("x", 2)
        .output("y", new double[][] {{1}, {1}})
        .slopes("dy_dx", new double[][] {{1, 1}}, 2)
        .write(folder.resolve("g.onnx"));
    ImportPlan bare = plan(null).with(null, new OneFile("f.onnx"), new OneFile("g.onnx"));
    // the network's −1 … 1 are −8 … 8 of the designs and −3 … 3 of the property
    ColumnScaling box = new ColumnScaling(ColumnScaling.Kind.BOX, null, null);
    ImportPlan plan =
        new ImportPlan(
            bare.name(),
            bare.title(),
            null,
            null,
            bare.space(),
            null,
            null,
            new ImportPlan.Scalings(box, box),
            null,
            bare.forward(),
            bare.gradient(),
            null,
            null);
    try (InverseModel model = imported(network, plan)) {
      float[] x = model.backward(2, Z, Y);
      assertThat(x[0]).isEqualTo(4);
      assertThat(model.forward(2, x, Y).z()).containsExactly(Z, within(1e-6f));
      // the coordinates of the contract are the network's own here
      assertThat(model.forward(2, x, Y).logDet()).containsExactly(0, 0);
      InverseModel.Gradient gradient = model.gradient(1, new float[] {4, 4});
      assertThat(gradient.y()).containsExactly(3);
      assertThat(gradient.dyDx()).containsExactly(3f / 8, 3f / 8);
      assertThat(ModelExamination.of(model).tested()).anyMatch(t -> t.contains("comes back"));
    }
  }

  @Test
  void aJointForwardNetworkMayGiveBothInOneOutput() throws Exception {
    Path network =
        new BareNetwork()
            .input("zy", 2)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    new BareNetwork()
        .input("x", 2)
        .output("zy", new double[][] {{1, 1}, {0, 1}})
        .write(folder.resolve("f.onnx"));
    try (InverseModel model =
        imported(network, plan(null).with(null, new OneFile("f.onnx"), null))) {
      assertThat(model.joint()).isTrue();
      assertThat(model.predictFast(2, X)).containsExactly(Y);
      assertThat(model.forward(2, X, Y).z()).containsExactly(Z);
    }
  }

  @Test
  void withoutAPredictorCheckSaysWhatWasNotTested() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    try (InverseModel model = imported(network, plan(null))) {
      ModelExamination examination = ModelExamination.of(model);
      assertThat(examination.untested()).anyMatch(u -> u.contains("reach their target"));
      assertThat(examination.tested()).anyMatch(t -> t.contains("inside the bounds"));
    }
  }

  @Test
  void aTreeEnsemblePredictsWithAColumnForEachVariable() throws Exception {
    Path network =
        new BareNetwork()
            .input("z", 1)
            .input("y", 1)
            .output("x", new double[][] {{1, -1}, {0, 1}})
            .write(folder.resolve("n.onnx"));
    // −1 for b ≤ 2, else 1: the columns come in the other order, by their names
    Files.write(folder.resolve("tree.onnx"), stump().toByteArray());
    ImportPlan plan = plan(null).with(new Predictor("tree.onnx"), null, null);
    try (InverseModel model = imported(network, plan)) {
      assertThat(model.predictFast(2, X)).containsExactly(-1, 1);
    }
  }

  private static ModelProto stump() {
    AttributeProto modes =
        AttributeProto.newBuilder()
            .setName("nodes_modes")
            .setType(AttributeProto.AttributeType.STRINGS)
            .addStrings(ByteString.copyFromUtf8("BRANCH_LEQ"))
            .addStrings(ByteString.copyFromUtf8("LEAF"))
            .addStrings(ByteString.copyFromUtf8("LEAF"))
            .build();
    NodeProto tree =
        OnnxNodes.node(
            "TreeEnsembleRegressor",
            "tree",
            List.of("table"),
            "y",
            OnnxNodes.attribute("n_targets", 1),
            OnnxNodes.attributes("nodes_treeids", 0, 0, 0),
            OnnxNodes.attributes("nodes_nodeids", 0, 1, 2),
            OnnxNodes.attributes("nodes_featureids", 0, 0, 0),
            modes,
            floats("nodes_values", 2, 0, 0),
            OnnxNodes.attributes("nodes_truenodeids", 1, 0, 0),
            OnnxNodes.attributes("nodes_falsenodeids", 2, 0, 0),
            OnnxNodes.attributes("target_treeids", 0, 0),
            OnnxNodes.attributes("target_nodeids", 1, 2),
            OnnxNodes.attributes("target_ids", 0, 0),
            floats("target_weights", -1, 1));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(1))
        .setGraph(
            GraphProto.newBuilder()
                .setName("forest")
                .addInput(OnnxNodes.floatPort("b", "n", "1"))
                .addInput(OnnxNodes.floatPort("a", "n", "1"))
                .addNode(
                    OnnxNodes.node(
                        "Concat",
                        "table",
                        List.of("b", "a"),
                        "table",
                        OnnxNodes.attribute("axis", 1)))
                .addNode(tree.toBuilder().setDomain("ai.onnx.ml"))
                .addOutput(OnnxNodes.floatPort("y", "n", "1")))
        .build();
  }

  private static AttributeProto floats(String name, float... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    for (float value : values) {
      attribute.addFloats(value);
    }
    return attribute.build();
  }
}
