package io.backcast.engine.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace.IfExists;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Integration;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Velocities {@code v = x + y} of two variables, which carry z to {@code e z + (e − 1) y}. */
class VelocityImportTest {
  private static final double[][] SUM = {{1, 0}, {0, 1}, {0, 0}, {1, 1}};
  private static final Integration RK4 = new Integration(Integration.Scheme.RK4, 10, null);

  @TempDir private Path folder;
  private final Json json = new Json();

  private static ImportPlan plan(@Nullable ColumnScaling design) {
    DesignSpace space =
        new DesignSpace(
            List.of(
                new Variable("a", "a", "", 2, 4, 3, VariableKind.CONTINUOUS, 2),
                new Variable("b", "b", "", -10, 10, 0, VariableKind.CONTINUOUS, 2)),
            List.of(new Property("y", "y", "y", "", -1, 1, 2, 0.1, null)),
            List.of(),
            List.of());
    return new ImportPlan(
        "m", "M", null, null, space, null, null, new ImportPlan.Scalings(design, null), null);
  }

  private void importNetwork(BareNetwork network, ImportPlan plan) throws Exception {
    new NetworkImporter(json, NetworkTrial.here())
        .importNetwork(
            network.write(folder.resolve("v.onnx")),
            plan,
            folder,
            folder.resolve("model"),
            IfExists.REFUSE,
            TrialProgress.NONE);
  }

  @Test
  void aVelocityIsIntegratedInItsOwnCoordinatesAndEndsInPhysicalUnits() throws Exception {
    importNetwork(
        new BareNetwork().input("x_t", 2).input("t", 1).input("context", 1).output("v", SUM),
        plan(new ColumnScaling(ColumnScaling.Kind.BOX, null, null)).with(RK4));
    ModelFolder folders = new ModelFolder(json);
    assertThat(folders.violations(folder.resolve("model"))).isEmpty();
    try (InverseModel model = folders.open(folder.resolve("model"))) {
      assertThat(model.has(NetworkRole.VELOCITY)).isTrue();
      float[] x = model.backward(1, new float[] {0.2f, -0.1f}, new float[] {0.5f});
      double push = 0.5 * (Math.E - 1);
      assertThat((double) x[0]).isCloseTo(3 + 0.2 * Math.E + push, within(1e-4));
      assertThat((double) x[1]).isCloseTo(10 * (-0.1 * Math.E + push), within(1e-3));
    }
  }

  @Test
  void theTimeMayBeARowOfNumbersAndItsInputMayComeFirst() throws Exception {
    double[][] matrix = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    importNetwork(
        new BareNetwork().flatInput("time").input("state", 2).input("y", 1).output("v", matrix),
        plan(null).with(RK4));
    try (InverseModel model = new ModelFolder(json).open(folder.resolve("model"))) {
      float[] x = model.backward(1, new float[] {1, 2}, new float[] {0});
      assertThat((double) x[0]).isCloseTo(Math.E, within(1e-4));
      assertThat((double) x[1]).isCloseTo(2 * Math.E, within(1e-4));
    }
  }

  private void refused(BareNetwork network, ImportPlan plan, String part) {
    assertThatThrownBy(() -> importNetwork(network, plan))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining(part);
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void aVelocityWithoutAnIntegrationIsToldWhatItNeeds() {
    refused(
        new BareNetwork().input("x_t", 2).input("t", 1).input("context", 1).output("v", SUM),
        plan(null),
        "--integrate heun:20");
  }

  @Test
  void otherNetworksCannotBeIntegrated() {
    refused(
        new BareNetwork().input("z", 2).input("y", 1).output("x", new double[3][2]),
        plan(null).with(RK4),
        "it has 2 inputs");
    refused(
        new BareNetwork().input("x", 3).input("t", 1).input("y", 1).output("v", new double[5][2]),
        plan(null).with(RK4),
        "[n, 2]");
    refused(
        new BareNetwork().input("x", 2).input("a", 1).input("y", 1).output("v", SUM),
        plan(null).with(RK4),
        "the time is not plain");
    refused(
        new BareNetwork().input("x_t", 2).input("t", 1).input("context", 1).output("v", SUM),
        plan(null).with(new Integration(Integration.Scheme.RK4, 999, null)),
        "1 to 250 steps");
  }
}
