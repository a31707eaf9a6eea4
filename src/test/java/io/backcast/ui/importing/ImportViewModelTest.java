package io.backcast.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.importing.BareNetwork;
import io.backcast.engine.importing.ColumnScaling;
import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportViewModelTest {
  private static final Path FLOW = Path.of("src", "test", "resources", "onnx", "flow.onnx");
  private ImportViewModel model;

  @BeforeEach
  void begin() throws Exception {
    model = new ImportViewModel(FLOW, NetworkTrial.here());
  }

  @Test
  void thePortsOfTheGraphAreProposed() {
    ImportPlan.Ports ports = Objects.requireNonNull(model.plan().ports());
    assertThat(ports.latent()).containsExactly("z");
    assertThat(ports.condition()).containsExactly("y");
    assertThat(ports.design()).isEqualTo("x");
    assertThat(model.plan().name()).isEqualTo("flow");
    assertThat(model.variables()).hasSize(3);
    assertThat(model.properties()).hasSize(1);
  }

  @Test
  void whatIsTypedIsInThePlan() {
    ImportViewModel.Line first = model.variables().getFirst();
    first.nameProperty().set(" width ");
    first.unitProperty().set(" mm ");
    first.lowerProperty().set(2);
    first.upperProperty().set(12);
    first.referenceProperty().set(4);
    model.properties().getFirst().nameProperty().set("mass");
    model.properties().getFirst().lowerProperty().set(0);
    model.properties().getFirst().upperProperty().set(100);
    model.nameProperty().set(" beam ");
    model.designScaleProperty().set(ColumnScaling.Kind.UNIT);
    ImportPlan plan = model.plan();
    Variable width = plan.space().variables().getFirst();
    assertThat(plan.name()).isEqualTo("beam");
    assertThat(width.name()).isEqualTo("width");
    assertThat(width.unit()).isEqualTo("mm");
    assertThat(width.lower()).isEqualTo(2);
    assertThat(width.upper()).isEqualTo(12);
    assertThat(width.reference()).isEqualTo(4);
    assertThat(width.decimals()).isEqualTo(2);
    assertThat(plan.space().properties().getFirst().name()).isEqualTo("mass");
    assertThat(plan.space().properties().getFirst().tolerance()).isEqualTo(2);
    assertThat(plan.space().properties().getFirst().decimals()).isZero();
    assertThat(Objects.requireNonNull(Objects.requireNonNull(plan.scaling()).design()).kind())
        .isEqualTo(ColumnScaling.Kind.UNIT);
  }

  @Test
  void digitsResolveAThousandthOfTheRange() {
    assertThat(new ImportViewModel.Line("x", 0, 1, 0).decimals()).isEqualTo(3);
    assertThat(new ImportViewModel.Line("x", 0, 250, 0).decimals()).isEqualTo(1);
    assertThat(new ImportViewModel.Line("x", 0, 5000, 0).decimals()).isZero();
    assertThat(new ImportViewModel.Line("x", 1, 1, 1).decimals()).isEqualTo(9);
  }

  @Test
  void whatIsNotPlainIsLeftToChoose(@TempDir Path folder) throws Exception {
    Path network =
        new BareNetwork()
            .input("input_1", 1)
            .input("input_2", 3)
            .output("x", new double[][] {{1, -1}, {0, 1}, {1, 2}, {0, 3}})
            .write(folder.resolve("n.onnx"));
    ImportViewModel open = new ImportViewModel(network, NetworkTrial.here());
    assertThat(open.isSure()).isFalse();
    assertThat(open.latentProperty().get()).isNull();
    assertThat(open.effects()).hasSize(2);
    assertThat(open.complete().get()).isFalse();
    open.latentProperty().set("input_1");
    open.conditionProperty().set("input_2");
    assertThat(open.complete().get()).isTrue();
    assertThat(open.properties()).as("as many as the input has columns").hasSize(3);
    assertThat(open.plan().space().dy()).isEqualTo(3);
  }

  @Test
  void theOrderOfAJointInputIsLeftToChoose(@TempDir Path folder) throws Exception {
    Path network =
        new BareNetwork()
            .input("input", 3)
            .output("x", new double[][] {{1, -1}, {0, 1}, {1, 2}})
            .write(folder.resolve("n.onnx"));
    ImportViewModel open = new ImportViewModel(network, NetworkTrial.here());
    open.latentProperty().set("input");
    open.conditionProperty().set("input");
    assertThat(open.complete().get()).isFalse();
    open.conditionFirstProperty().set(false);
    open.setPropertyCount(2);
    assertThat(open.complete().get()).isTrue();
    assertThat(open.plan().space().dy()).isEqualTo(2);
    assertThat(Objects.requireNonNull(open.plan().ports()).conditionFirst()).isFalse();
    open.latentProperty().set(ImportViewModel.NO_LATENT);
    assertThat(Objects.requireNonNull(open.plan().ports()).latent()).isEmpty();
  }
}
