package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.Ranking;
import io.backcast.design.Refusal;
import io.backcast.engine.importing.ColumnScaling;
import io.backcast.io.UserSettings;
import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.FlowKind;
import io.backcast.model.PriorKind;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.VariableKind;
import io.backcast.train.data.ColumnRoles;
import io.backcast.train.data.DataIssue;
import io.backcast.train.evaluate.BaselineComparison;
import io.backcast.train.loop.TrainingStage;
import io.backcast.ui.failure.ProblemBundle;
import io.backcast.ui.target.GoalKind;
import io.backcast.ui.training.ColumnChoice;
import io.backcast.ui.training.ModelVerdict;
import io.backcast.ui.training.TrainingViewModel;
import io.backcast.ui.transition.TransitionViewModel;
import io.backcast.verify.queue.QueueState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of texts that are put together while the program runs, which no search would find. */
class ComputedTextsTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "io", "backcast", "ui");
  private static final Pattern OF_ENUM = Pattern.compile("texts\\.of\\(\\s*\"([a-z.-]+)\",");
  private static final Pattern JOINED = Pattern.compile("\"([a-z]+[.-](?:[a-z-]+\\.)*)\"\\s*\\+");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z0-9_-]+)+)\"");

  /** Names of settings that a session keeps, and of files; they look like keys. */
  private static final Set<String> NO_TEXTS =
      Set.of(
          "candidates.filter",
          "variables.strain",
          "transition.path",
          "transition.start",
          "queue.json",
          "recipe.json",
          "settings.json");

  /** Only some problems have a way out that is offered. */
  private static final List<DataIssue.Kind> FIXED =
      List.of(DataIssue.Kind.MISSING, DataIssue.Kind.ODD, DataIssue.Kind.OUTLIER);

  /** Other reasons of a refusal have texts with arguments of their own. */
  private static final List<Refusal.Reason> REFUSED =
      List.of(
          Refusal.Reason.SPACE,
          Refusal.Reason.BOUND,
          Refusal.Reason.CONSTRAINT,
          Refusal.Reason.CONSTRAINTS,
          Refusal.Reason.RELATION,
          Refusal.Reason.DATA);

  private static final Map<String, List<? extends Enum<?>>> BY_VALUE =
      Map.ofEntries(
          Map.entry("checks.kind", List.of(CheckKind.values())),
          Map.entry("checks.verdict", List.of(CheckVerdict.values())),
          Map.entry("stage", List.of(TrainingStage.values())),
          Map.entry("reason", List.of(TrustReason.values())),
          Map.entry("ranking", List.of(Ranking.values())),
          Map.entry("extrapolation", List.of(ExtrapolationControl.values())),
          Map.entry("status", List.of(TrustLevel.values())),
          Map.entry("queue", List.of(QueueState.values())),
          Map.entry("transition.start", List.of(TransitionViewModel.Start.values())),
          Map.entry(
              "import.scale",
              List.of(
                  ColumnScaling.Kind.PHYSICAL, ColumnScaling.Kind.BOX, ColumnScaling.Kind.UNIT)),
          Map.entry("result.level", List.of(ModelVerdict.Level.values())),
          Map.entry("training.why", List.of(ColumnRoles.Reason.values())),
          Map.entry("training.chosen", List.of(ColumnChoice.Use.values())),
          Map.entry("frame.prior", List.of(PriorKind.values())),
          Map.entry("training.prior", List.of(TrainingViewModel.Prior.values())),
          Map.entry("training.lost", List.of(BaselineComparison.Baseline.values())),
          Map.entry("training.size", List.of(TrainingViewModel.Size.values())),
          Map.entry("training.kind", List.of(FlowKind.values())),
          Map.entry("training.scale", List.of(io.backcast.model.Scale.values())),
          Map.entry("training.use", List.of(ColumnChoice.Use.values())),
          Map.entry("training.holds", List.of(VariableKind.values())),
          Map.entry("training.problem", List.of(DataIssue.Kind.values())),
          Map.entry("training.fix", FIXED),
          Map.entry("bundle.part", List.of(ProblemBundle.Part.values())),
          Map.entry("goal", List.of(GoalKind.values())),
          Map.entry("settings.sign", List.of(UserSettings.DecimalSign.values())),
          Map.entry("settings.theme", List.of(Theme.values())),
          Map.entry("why", REFUSED),
          Map.entry("new-model", List.of(NewModels.NameProblem.values())));

  /** What is joined from words is walked in a real window, by {@code WindowTextsTest}. */
  private static final Set<String> WALKED =
      Set.of("tab.", "menu.", "panel.", "command.", "figure.", "tour.", "tab-", "theme-");

  private static List<String> sources() throws Exception {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> all = new ArrayList<>();
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        all.add(Files.readString(file, StandardCharsets.UTF_8));
      }
      return all;
    }
  }

  private static Set<String> found(Pattern pattern) throws Exception {
    Set<String> found = new TreeSet<>();
    for (String text : sources()) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es"})
  void everyValueThatIsToldInWordsHasThem(String language) {
    Texts texts = new Texts(Locale.of(language));
    BY_VALUE.forEach(
        (prefix, values) ->
            values.forEach(
                value ->
                    assertThat(texts.of(prefix, value, "A", 2, "C"))
                        .as(Texts.key(prefix, value))
                        .isNotBlank()
                        .doesNotContain("{")));
  }

  @Test
  void everyEnumerationThatViewsTellInWordsIsInThisTest() throws Exception {
    assertThat(found(OF_ENUM))
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(BY_VALUE.keySet()));
  }

  @Test
  void everyOtherKeyThatIsPutTogetherIsWalkedInAWindow() throws Exception {
    Set<String> joined = new HashSet<>(found(JOINED));
    joined.removeAll(WALKED);
    // names of nodes and of style classes
    joined.removeIf(prefix -> prefix.endsWith("-"));
    assertThat(joined).isEmpty();
  }

  @Test
  void everyStringThatLooksLikeAKeyIsOne() throws Exception {
    Set<String> known = new Texts(Locale.ENGLISH).bundle().keySet();
    Set<String> prefixes = new HashSet<>();
    known.forEach(key -> prefixes.add(key.substring(0, key.indexOf('.'))));
    Set<String> asked = found(LITERAL);
    asked.removeIf(key -> !prefixes.contains(key.substring(0, key.indexOf('.'))));
    asked.removeAll(NO_TEXTS);
    asked.removeAll(BY_VALUE.keySet());
    asked.removeAll(
        ResourceBundle.getBundle("io.backcast.sentence.sentences", Locale.ROOT).keySet());
    assertThat(asked).hasSizeGreaterThan(120);
    assertThat(known).containsAll(asked);
  }

  @Test
  void noTextIsLeftOver() throws Exception {
    Set<String> asked = found(LITERAL);
    BY_VALUE.forEach(
        (prefix, values) -> values.forEach(value -> asked.add(Texts.key(prefix, value))));
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources"))) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".fxml"))::iterator) {
        Matcher matcher = Pattern.compile("\"%([a-z.-]+)\"").matcher(Files.readString(file));
        while (matcher.find()) {
          asked.add(matcher.group(1));
        }
      }
    }
    Set<String> left = new TreeSet<>(new Texts(Locale.ENGLISH).bundle().keySet());
    left.removeAll(asked);
    left.removeIf(key -> WALKED.stream().anyMatch(key::startsWith));
    assertThat(left).isEmpty();
  }
}
