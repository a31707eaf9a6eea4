package io.backcast;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.backcast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule importsPointDownTheList =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("root")
          .definedBy("io.backcast")
          .layer("cli")
          .definedBy("io.backcast.cli..")
          .layer("ui")
          .definedBy("io.backcast.ui..")
          .layer("train")
          .definedBy("io.backcast.train..")
          .layer("design")
          .definedBy("io.backcast.design..")
          .layer("engine")
          .definedBy("io.backcast.engine..")
          .layer("io")
          .definedBy("io.backcast.io..")
          .layer("model")
          .definedBy("io.backcast.model..")
          .layer("font")
          .definedBy("io.backcast.font..")
          .whereLayer("root")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("ui")
          .mayOnlyBeAccessedByLayers("root", "cli")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("root", "cli", "ui")
          .whereLayer("design")
          .mayOnlyBeAccessedByLayers("root", "cli", "ui", "train")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("root", "cli", "ui", "train", "design")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("root", "cli", "ui", "train", "design", "engine")
          .whereLayer("font")
          .mayOnlyBeAccessedByLayers("ui", "train");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("io.backcast.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.ui..", "io.backcast")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..");

  @ArchTest
  static final ArchRule onlyTrainingKnowsPyTorch =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.train..", "io.backcast.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule onlyTheEngineKnowsOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule onnxRuntimeIsReachedWithItsTelemetryOff =
      noClasses()
          .that()
          .haveNameNotMatching(".*OnnxEnvironment.*")
          .should()
          .callMethodWhere(
              target(owner(name("ai.onnxruntime.OrtEnvironment")))
                  .and(target(name("getEnvironment"))))
          .orShould()
          .callMethodWhere(target(owner(name("ai.onnxruntime.OnnxRuntime"))));

  @ArchTest
  static final ArchRule onlyCommandsPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.cli..", "io.backcast.io..", "io.backcast")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
