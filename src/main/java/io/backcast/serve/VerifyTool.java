package io.backcast.serve;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.DesignVerification;
import io.backcast.verify.LocalAnswers;
import io.backcast.verify.Planned;
import io.backcast.verify.Programs;
import io.backcast.verify.TimeLeft;
import io.backcast.verify.Verification;
import io.backcast.verify.VerificationQueue;
import io.backcast.verify.VerifiedProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calculates designs of a crystal by a first-principles program. */
final class VerifyTool implements Tool {
  private static final int MOST = 20;

  /** Where answers are kept; what calculations need lies beside them. */
  private static final String ANSWERS = "answers/answers.jsonl";

  private final Models models;
  private final Designs designs;
  private final TableAnswer tables;
  private final RootFolder root;
  private final CalculationSettings settings;
  private final Json json;
  private final String program;
  private final InstantSource clock;

  VerifyTool(
      Models models,
      Designs designs,
      TableAnswer tables,
      RootFolder root,
      CalculationSettings settings,
      Json json,
      String program,
      InstantSource clock) {
    this.models = models;
    this.designs = designs;
    this.tables = tables;
    this.root = root;
    this.settings = settings;
    this.json = json;
    this.program = program;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    Path out = tables.file(arguments);
    Designs.Given given = designs.of(arguments, MOST);
    ModelCard card = models.card(arguments);
    Property property = VerifiedProperty.of(card, arguments.textOrNull("property"), "property");
    CalculationProgram calculator = Programs.of(arguments.text("engine"), settings, json, clock);
    DesignVerification wanted =
        DesignVerification.of(
            new DesignVerification.Setup(
                root.model(arguments.text(Models.MODEL)),
                card,
                property,
                arguments.textOrNull("template"),
                calculator,
                settings),
            given.all(),
            given.positions(),
            given.origin(),
            program);
    List<Calculation> calculations = wanted.calculations();
    AnswerStore store = new AnswerStore(root.writable(ANSWERS), json);
    root.writable(root.shown(Verification.runsOf(store)));
    List<Answer> found =
        new LocalAnswers(calculator, store, limit(arguments), 1)
            .of(calculations, Thread.currentThread()::isInterrupted, listener(progress));
    List<@Nullable Answer> answers = Planned.byDesign(wanted.plan(), found);
    Convention convention = wanted.convention(json);
    Map<Integer, String> failures = wanted.failures(answers);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("engine", wanted.engine());
    content.put("answers", answers.size() - failures.size());
    content.put("failures", failures);
    tables.add(
        content,
        wanted.answered(answers, convention),
        arguments,
        out,
        wanted.origin(program, given.origin(), answers, convention));
    return new ToolAnswer(sentence(answers.size(), failures, convention), content);
  }

  private static String sentence(
      int designs, Map<Integer, String> failures, @Nullable Convention convention) {
    return "%s of %s designs have an answer%s%s."
        .formatted(
            designs - failures.size(),
            designs,
            failures.isEmpty() ? "" : "; the first failure: " + failures.values().iterator().next(),
            convention == null
                ? "; no gap is shifted, as the model has no convention for these settings"
                : "");
  }

  private Duration limit(Arguments arguments) {
    double minutes = Objects.requireNonNullElse(settings.minutes(), CalculationSettings.MINUTES);
    return Duration.ofSeconds(
        Math.min(Math.round(minutes * 60), arguments.whole(ToolCalls.SECONDS)));
  }

  private static VerificationQueue.Listener listener(ToolProgress progress) {
    return new VerificationQueue.Listener() {
      @Override
      public void started(int index, Calculation calculation) {
        progress.report(0, index + 1.0, "calculating");
      }

      @Override
      public void finished(int index, Verification.Result result, TimeLeft left) {
        progress.report(left.done(), left.all(), "designs calculated");
      }
    };
  }
}
