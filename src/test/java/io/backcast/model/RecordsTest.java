package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names, codes and copies that files and other programs rely on. */
class RecordsTest {

  @Test
  void theKeysOfTheTrustLevelsAreThoseInFiles() {
    assertThat(Arrays.stream(TrustLevel.values()).map(TrustLevel::key))
        .containsExactly("strong", "fair", "weak", "off-target", "not judged");
  }

  @Test
  void theKeysOfTheRolesAreThoseInCards() {
    assertThat(Arrays.stream(NetworkRole.values()).map(NetworkRole::key))
        .containsExactly(
            "backward", "velocity", "sketch", "forward", "predict", "audit", "gradient", "value");
    assertThat(NetworkRole.FAST_GENERATOR.fileName()).isEqualTo("sketch.onnx");
  }

  @Test
  void everyKindOfFailureHasItsExitCode() {
    for (ErrorCode code : ErrorCode.values()) {
      int expected =
          switch (code) {
            case USAGE -> 2;
            case UNWRITABLE, FAILED, UNREACHABLE, UNEXPECTED -> 4;
            case INTERRUPTED -> 130;
            default -> 3;
          };
      assertThat(code.exitCode()).as(code.name()).isEqualTo(expected);
    }
  }

  @Test
  void aFailureNamesItsPlaceAndKeepsItsCause() {
    BackcastException first = new BackcastException(ErrorCode.BAD_CSV, "No number.");
    BackcastException placed = first.at("line 3");
    assertThat(placed.sentence()).isEqualTo("line 3: No number.");
    assertThat(placed.code()).isEqualTo(ErrorCode.BAD_CSV);
    assertThat(placed).hasCause(first);
  }

  @Test
  void aCardKnowsWhichNetworksItNames() {
    ModelCard card =
        new ModelCard(
            1,
            "id",
            "n",
            "t",
            new DesignSpace(
                java.util.List.of(), java.util.List.of(), java.util.List.of(), java.util.List.of()),
            1,
            "uniform",
            Map.of(NetworkRole.BACKWARD, new GraphFile("b.onnx", "0")),
            null,
            null,
            null,
            null,
            Map.of(),
            null);
    assertThat(card.has(NetworkRole.BACKWARD)).isTrue();
    assertThat(card.has(NetworkRole.PREDICT)).isFalse();
  }

  @Test
  void anotherKindOfFlowLeavesTheRestOfThePlan() {
    TrainingPlan plan =
        new TrainingPlan(
            0.1,
            new TrainingPlan.Ensemble(2, 1, 24, 1, 6, 64, 1e-2, 1e-4, 6),
            new TrainingPlan.Surrogate(24, 1, 3_000, 60, 128, 5e-3),
            new TrainingPlan.Backward(3, 16, 8_000, 60, 128, 4e-3, 0.15, 0.5, 1.0, 0, null),
            null);
    TrainingPlan joint = plan.with(FlowKind.JOINT);
    assertThat(joint.backward().kind()).isEqualTo(FlowKind.JOINT);
    assertThat(joint).usingRecursiveComparison().ignoringFields("backward.kind").isEqualTo(plan);
  }
}
