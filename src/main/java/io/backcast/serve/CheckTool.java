package io.backcast.serve;

import io.backcast.design.ModelCheck;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.TrialProgress;
import io.backcast.io.Json;
import io.backcast.io.UnknownKey;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists everything that is wrong with a model folder. */
final class CheckTool implements Tool {
  private final RootFolder root;
  private final Json json;
  private final NetworkTrial.Factory trials;

  CheckTool(RootFolder root, Json json, NetworkTrial.Factory trials) {
    this.root = root;
    this.json = json;
    this.trials = trials;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    String name = arguments.text(Models.MODEL);
    Path folder = root.model(name);
    TrialProgress told =
        (step, network, passed) ->
            progress.report(
                passed.toMillis() / 1000.0,
                arguments.whole(ToolCalls.SECONDS),
                (step == TrialProgress.Step.OPENING ? "opening " : "trying ") + network);
    ModelCheck check = ModelCheck.of(folder, json, trials, told);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("sound", check.sound());
    content.put("violations", check.violations());
    content.put("findings", check.examination() == null ? List.of() : check.examination().lines());
    content.put(
        "unknown_keys_of_the_card", check.unknownKeys().stream().map(UnknownKey::place).toList());
    return new ToolAnswer(check.verdict(name), content);
  }
}
