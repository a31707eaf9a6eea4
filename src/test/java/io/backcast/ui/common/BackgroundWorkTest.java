package io.backcast.ui.common;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All background work is in one class, so that no exception of it can be lost. */
@AnalyzeClasses(packages = "io.backcast.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class BackgroundWorkTest {
  private static final String RUNNER = TaskRunner.class.getName();

  /** Asks its future for the result, and so for the exception. */
  private static final String EARLY = TaskRunner.Early.class.getName();

  @ArchTest
  static final ArchRule onlyTheRunnerUsesExecutors =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(RUNNER)
          .should()
          .accessTargetWhere(target(owner(assignableTo(Executor.class))))
          .orShould()
          .accessTargetWhere(target(owner(equivalentTo(Executors.class))))
          .because("an executor swallows the exceptions of its tasks");

  @ArchTest
  static final ArchRule onlyTheRunnerStartsThreads =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(RUNNER)
          .and()
          // shows activities in the form of tasks, which nobody runs
          .resideOutsideOfPackage("io.backcast.ui.activity")
          .should()
          .accessTargetWhere(
              target(owner(equivalentTo(Thread.class)))
                  .and(target(nameMatching("<init>|start|startVirtualThread|of[A-Z].*"))))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Timer")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.concurrent..");

  @ArchTest
  static final ArchRule onlyPicturesWaitForFutures =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(RUNNER)
          .and()
          .doNotHaveFullyQualifiedName(EARLY)
          .and()
          .resideOutsideOfPackages("io.backcast.ui.snapshot", "io.backcast.ui.activity")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Future.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(CompletionStage.class)
          .because("a future that is not waited for swallows its exception");
}
