package io.backcast.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkOrigin;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed is a valid card and can be imported, whatever the network's numbers are. */
class ProposedPlanTest {
  @TempDir private Path folder;
  private final Json json = new Json();
  private final ImportProposer proposer = new ImportProposer(NetworkTrial.here());

  private ModelCard throughAFile(Path network, PropertyRanges ranges) throws Exception {
    Path card = folder.resolve("card.json");
    json.write(card, proposer.propose(network, null, ranges, TrialProgress.NONE).plan());
    ImportPlan read = json.read(card, ImportPlan.class, NetworkImporter.SCHEMA);
    return new NetworkImporter(json, NetworkTrial.here())
        .importNetwork(
            network, read, folder, folder.resolve("model"), IfExists.REFUSE, TrialProgress.NONE);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-12f, 1e-10f, 1e-3f, 1, 45_000, 1e12f})
  void theSizeOfTheNumbersDoesNotMatter(float size) throws Exception {
    Path network =
        TestNetworks.backward()
            .constant("size", new float[] {size}, 1)
            .node("Mul", "scaled", List.of("linear", "size"))
            .output("x", 3)
            .write(folder.resolve("net.onnx"));
    ModelCard card = throughAFile(network, PropertyRanges.UNKNOWN);
    for (Variable v : card.space().variables()) {
      assertThat((v.upper() - v.lower()) / size).isBetween(1.0, 30.0);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 2, -300})
  void aConstantColumnGetsARangeAroundIt(float value) throws Exception {
    Path network =
        TestNetworks.backward()
            .constant("mask", new float[] {1, 1, 0}, 3)
            .constant("value", new float[] {0, 0, value}, 3)
            .node("Mul", "masked", List.of("linear", "mask"))
            .node("Add", "filled", List.of("masked", "value"))
            .output("x", 3)
            .write(folder.resolve("net.onnx"));
    Variable constant = throughAFile(network, PropertyRanges.UNKNOWN).space().variables().get(2);
    assertThat(constant.lower()).isLessThan(value);
    assertThat(constant.upper()).isGreaterThan(value);
    assertThat(constant.reference()).isCloseTo(value, within(0.01));
  }

  @Test
  void oneVariableIsEnough() throws Exception {
    Path network =
        new TestNetworks()
            .input("z", 1)
            .input("y", 1)
            .node("Add", "sum", List.of("z", "y"))
            .output("x", 1)
            .write(folder.resolve("net.onnx"));
    assertThat(throughAFile(network, PropertyRanges.UNKNOWN).space().dx()).isEqualTo(1);
  }

  @Test
  void designsAreDrawnForTheRangeOfTheProperty() throws Exception {
    Path network = TestNetworks.backward().output("x", 3).write(folder.resolve("net.onnx"));
    ImportProposer.Proposal blind =
        proposer.propose(network, null, PropertyRanges.UNKNOWN, TrialProgress.NONE);
    assertThat(blind.unranged()).containsExactly("y1", "y2");
    PropertyRanges told = (port, property) -> port.equals("y") ? new double[] {0, 2_500} : null;
    ImportProposer.Proposal asked = proposer.propose(network, null, told, TrialProgress.NONE);
    assertThat(asked.unranged()).isEmpty();
    assertThat(asked.plan().space().properties().getFirst().upper()).isEqualTo(2_500);
    assertThat(width(asked.plan())).isGreaterThan(50 * width(blind.plan()));

    // the same from a card, of which everything else is kept
    ImportProposer.Proposal again =
        proposer.propose(network, asked.plan(), PropertyRanges.UNKNOWN, TrialProgress.NONE);
    assertThat(again.unranged()).isEmpty();
    assertThat(again.plan()).usingRecursiveComparison().isEqualTo(asked.plan());
  }

  private static double width(ImportPlan plan) {
    Variable first = plan.space().variables().getFirst();
    return first.upper() - first.lower();
  }

  @Test
  void aFewDesignsThatAreNotFiniteDoNotSpoilTheRanges() throws Exception {
    // z₁ + 3.2 is negative for one latent point in 1,500
    Path network = logOf(3.2f);
    assertThat(throughAFile(network, PropertyRanges.UNKNOWN).space().variables())
        .allMatch(v -> Double.isFinite(v.lower()) && v.lower() < v.upper());
  }

  @Test
  void manyThatAreNotFiniteAreCounted() throws Exception {
    Path network = logOf(2.1f);
    assertThatThrownBy(
            () -> proposer.propose(network, null, PropertyRanges.UNKNOWN, TrialProgress.NONE))
        .hasMessageMatching(".*net.onnx: \\d+ of 4000 designs that it draws hold NaN.*");
  }

  private Path logOf(float shift) throws Exception {
    return new TestNetworks()
        .input("z", 3)
        .input("y", 2)
        .constant("shift", new float[] {shift, 10, 10}, 3)
        .node("Add", "shifted", List.of("z", "shift"))
        .then("Log", "log")
        .constant("small", new float[] {1e-3f, 0, 0, 1e-3f, 0, 1e-3f}, 2, 3)
        .node("MatMul", "ofy", List.of("y", "small"))
        .node("Add", "sum", List.of("log", "ofy"))
        .output("x", 3)
        .write(folder.resolve("net.onnx"));
  }

  @Test
  void sourceAndLicenceOfTheCardSurvive() throws Exception {
    Path network = TestNetworks.backward().output("x", 3).write(folder.resolve("net.onnx"));
    ImportPlan p =
        proposer.propose(network, null, PropertyRanges.UNKNOWN, TrialProgress.NONE).plan();
    ImportPlan plan =
        new ImportPlan(
            p.name(),
            p.title(),
            "a paper",
            "CC-BY-4.0",
            p.space(),
            null,
            p.ports(),
            p.scaling(),
            null);
    Path model = folder.resolve("model");
    new NetworkImporter(json, NetworkTrial.here())
        .importNetwork(network, plan, folder, model, IfExists.REFUSE, TrialProgress.NONE);
    NetworkOrigin origin = Objects.requireNonNull(new ModelFolder(json).card(model).origin());
    assertThat(origin.source()).isEqualTo("a paper");
    assertThat(origin.licence()).isEqualTo("CC-BY-4.0");
    assertThat(origin.file()).isEqualTo("net.onnx");
  }
}
