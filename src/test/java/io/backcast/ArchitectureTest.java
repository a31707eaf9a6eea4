package io.backcast;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.backcast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Pattern DIAGRAM = Pattern.compile("```mermaid\\n.*?```\\n", Pattern.DOTALL);

  /** A word in code quotes with an inner capital, as classes have it and little else. */
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]*)+)`");

  /** Packages of controls that the documents may name. */
  private static final List<String> CONTROLS =
      List.of(
          "javafx.scene.control.",
          "org.controlsfx.control.",
          "org.controlsfx.control.tableview2.",
          "org.controlsfx.control.textfield.",
          "org.controlsfx.validation.",
          "impl.org.controlsfx.autocompletion.");

  private static boolean isControl(String name) {
    ClassLoader loader = ArchitectureTest.class.getClassLoader();
    return CONTROLS.stream()
        .map(p -> (p + name).replace('.', '/') + ".class")
        .anyMatch(resource -> loader.getResource(resource) != null);
  }

  private static List<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  private static String fenced(String diagram) {
    return "```mermaid\n" + diagram + "```\n";
  }

  @ArchTest
  static void dependenciesPointDownTheListOfFloors(JavaClasses classes) {
    assertThat(Floors.violations(Floors.dependencies(classes))).isEmpty();
  }

  /** A package that is missing, an arrow up and a view that knows another view are all told. */
  @ArchTest
  static void whatDoesNotKeepToTheListIsToldInASentence(JavaClasses classes) {
    Map<String, SortedSet<String>> dependencies = Floors.dependencies(classes);
    dependencies.put("ui.fresh", new TreeSet<>());
    dependencies.computeIfAbsent("model", from -> new TreeSet<>()).add("io");
    dependencies.computeIfAbsent("ui.map", from -> new TreeSet<>()).add("ui.scatter");
    dependencies.computeIfAbsent("ui.scatter", from -> new TreeSet<>()).add("ui.compare");
    dependencies.remove("font");

    assertThat(Floors.violations(dependencies))
        .hasSize(5)
        .anyMatch(v -> v.startsWith("Package io.backcast.ui.fresh is not in the list"))
        .anyMatch(v -> v.startsWith("model depends on io, which is above it"))
        .anyMatch(v -> v.startsWith("ui.map depends on ui.scatter, which is above it"))
        .anyMatch(v -> v.startsWith("The view ui.scatter depends on the view ui.compare"))
        .anyMatch(v -> v.startsWith("The list of Floors has font, which no class is in"));
  }

  @ArchTest
  static void theDiagramOfTheArchitecturePageIsThatOfTheCode(JavaClasses classes)
      throws IOException {
    String diagram = Floors.diagram(Floors.dependencies(classes));
    String page = Files.readString(PAGE);
    if (Boolean.getBoolean("backcast.write-sample-data")) {
      Files.writeString(
          PAGE, DIAGRAM.matcher(page).replaceFirst(Matcher.quoteReplacement(fenced(diagram))));
      return;
    }
    assertThat(page)
        .as("write it anew with -Dbackcast.write-sample-data=true")
        .contains(fenced(diagram));
  }

  @ArchTest
  static void theDocumentsNameClassesThatExist(JavaClasses classes) throws IOException {
    Set<String> known = new HashSet<>();
    classes.forEach(c -> known.add(c.getSimpleName()));
    for (Path test : files("src/test/java", ".java")) {
      known.add(String.valueOf(test.getFileName()).replace(".java", ""));
    }
    for (Path measure : files("src/jmh/java", ".java")) {
      known.add(String.valueOf(measure.getFileName()).replace(".java", ""));
    }
    List<Path> documents = new ArrayList<>(files("docs", ".md"));
    documents.add(Path.of("README.md"));
    documents.add(Path.of("CONTRIBUTING.md"));
    for (Path document : documents) {
      assertThat(
              CLASS_NAME
                  .matcher(Files.readString(document))
                  .results()
                  .map(m -> m.group(1))
                  .filter(name -> !isControl(name)))
          .as("class names in %s", document)
          .isSubsetOf(known);
    }
  }

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
          .resideOutsideOfPackage("io.backcast.train..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.training..", "ai.djl.nn..");

  @ArchTest
  static final ArchRule onlyTrainingAndTheEngineKnowDjl =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.train..", "io.backcast.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..");

  @ArchTest
  static final ArchRule onlyTheEngineKnowsOnnxRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule onlyEngineAndTrainingKnowOnnxFiles =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.backcast.engine.onnx", "io.backcast.engine.importing", "io.backcast.train.net")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnx.proto..");

  @ArchTest
  static final ArchRule onlyCommandsKnowTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.backcast.cli", "io.backcast")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

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
