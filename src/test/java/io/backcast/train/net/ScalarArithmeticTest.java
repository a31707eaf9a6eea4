package io.backcast.train.net;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.backcast.Patience;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScalarArithmeticTest {
  private static final Set<String> DIFFERENTIABLE =
      Set.of("add", "sub", "mul", "div", "pow", "mod", "maximum", "minimum");

  @Test
  void numbersOutliveAGarbageCollectionBetweenForwardAndBackward() throws Exception {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray weight = manager.create(new float[] {1, 2}, new Shape(2));
      weight.setRequiresGradient(true);
      try (NDManager scope = manager.newSubManager()) {
        NDArray x = scope.ones(new Shape(2)).mul(weight);
        NDArray loss = scope.create(0f);
        for (int i = 0; i < 100; i++) {
          NDArray shifted = ScalarArithmetic.plus(ScalarArithmetic.times(x, 3), 1);
          loss = loss.add(ScalarArithmetic.atLeast(shifted, 0).sum());
        }
        overwriteWhatIsFree();
        collector.backward(loss);
        assertThat(weight.getGradient().toFloatArray()).containsExactly(300, 300);
      }
    }
  }

  private static void overwriteWhatIsFree() throws Exception {
    for (int i = 0; i < 3; i++) {
      Patience.collected();
    }
    List<ByteBuffer> junk = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
      junk.add(buffer.putFloat(0, 1e6f));
    }
    assertThat(junk).hasSize(3_000);
  }

  @Test
  void trainingUsesNoArithmeticWithNumbersThatFreesThemTooSoon() {
    DescribedPredicate<JavaMethodCall> freesItsNumber =
        DescribedPredicate.describe(
            "NDArray arithmetic with a Number",
            call ->
                call.getTargetOwner().isAssignableTo(NDArray.class)
                    && DIFFERENTIABLE.contains(call.getName().replaceFirst("i$", ""))
                    && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Number.class)));
    noClasses()
        .should()
        .callMethodWhere(freesItsNumber)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.backcast.train"));
  }
}
