package io.backcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What makes a test depend on how fast a machine is has one place. */
@AnalyzeClasses(packages = "io.backcast", importOptions = ImportOption.OnlyIncludeTests.class)
class PatienceTest {
  /** Waiting itself, and what is only run by hand. */
  private static final DescribedPredicate<JavaClass> OTHER_TESTS =
      DescribedPredicate.describe(
          "are tests that every build runs",
          c ->
              !Set.of("Patience", "SlurmNode", "SlurmTest", "TrainingPicturesTest")
                      .contains(c.getSimpleName())
                  && !c.getPackageName().matches("io\\.backcast\\.(literature|performance)"));

  /** By whose method a test would wait for a time, or for a thing as long as it likes. */
  private static final Map<Class<?>, Set<String>> WAITS =
      Map.of(
          Thread.class, Set.of("sleep"),
          TimeUnit.class, Set.of("sleep", "timedJoin", "timedWait"),
          LockSupport.class, Set.of("parkNanos", "parkUntil"),
          CompletableFuture.class, Set.of("orTimeout", "completeOnTimeout"));

  /** The same, where only the methods with a limit are meant. */
  private static final Map<Class<?>, String> LIMITED =
      Map.of(
          Future.class, "get",
          CountDownLatch.class, "await",
          ExecutorService.class, "awaitTermination",
          Process.class, "waitFor");

  private static final Map<Class<?>, Set<String>> WATCHES =
      Map.of(System.class, Set.of("nanoTime", "currentTimeMillis"), Instant.class, Set.of("now"));

  private static boolean calls(JavaMethodCall call, Map<Class<?>, Set<String>> methods) {
    return methods.entrySet().stream()
        .anyMatch(
            m ->
                call.getTargetOwner().isAssignableTo(m.getKey())
                    && m.getValue().contains(call.getName()));
  }

  private static boolean isLimited(JavaMethodCall call) {
    return LIMITED.entrySet().stream()
        .anyMatch(
            m ->
                call.getTargetOwner().isAssignableTo(m.getKey())
                    && m.getValue().equals(call.getName())
                    && !call.getTarget().getRawParameterTypes().isEmpty());
  }

  @ArchTest
  static final ArchRule testsWaitForThingsAndNotForTimes =
      noClasses()
          .that(OTHER_TESTS)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a wait with a time", call -> calls(call, WAITS) || isLimited(call)))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Timeout.class)
          .because("a busy machine takes any time; Patience waits for the thing itself");

  @ArchTest
  static final ArchRule testsLookAtNoWatch =
      noClasses()
          .that(OTHER_TESTS)
          .should()
          .callMethodWhere(DescribedPredicate.describe("a watch", call -> calls(call, WATCHES)))
          .because("the clock comes in from outside");

  @ArchTest
  static final ArchRule noPipeEndsWithAThread =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(PipedInputStream.class, PipedOutputStream.class)
          .because("a pipe takes the end of the thread that wrote last for its own");

  @Test
  void aConditionIsAskedUntilItHoldsOrTheLimitIsOver() throws Exception {
    List<Integer> asked = new ArrayList<>();
    Patience.until(
        () -> {
          asked.add(0);
          return asked.size() == 3;
        });
    assertThat(asked).hasSize(3);
    assertThatThrownBy(() -> Patience.until(Duration.ofMillis(1), () -> false))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void whatHasHappenedIsNotWaitedFor() throws Exception {
    Patience.open(new CountDownLatch(0));
    assertThat(Patience.result(CompletableFuture.completedFuture("done"))).isEqualTo("done");
  }
}
