package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Laboratory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** What the program of a test is made of: nothing is calculated in it. */
final class TestProgram {
  private TestProgram() {}

  /** An English program without a browser. */
  static ProgramParts parts(Path user, FailureHandler failures, TaskRunner runner) {
    return parts(user, new Texts(Locale.ENGLISH), failures, runner, address -> {});
  }

  /** A program in any language. */
  static ProgramParts parts(
      Path user,
      Texts texts,
      FailureHandler failures,
      TaskRunner runner,
      Consumer<String> browser) {
    Json json = new Json();
    return new ProgramParts(
        "test",
        new UserFolders(user, user.resolve("cache")),
        json,
        new ModelSource(json),
        texts,
        failures,
        new Background(runner, Laboratory.none()),
        browser);
  }
}
