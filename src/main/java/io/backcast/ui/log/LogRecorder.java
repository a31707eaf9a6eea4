package io.backcast.ui.log;

import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes down what is done in a window. */
public final class LogRecorder {
  private final CommandLog log;
  private final WindowCommands commands;
  private final Texts texts;

  public LogRecorder(CommandLog log, WindowCommands commands, Texts texts) {
    this.log = log;
    this.commands = commands;
    this.texts = texts;
  }

  /** Begins: with the model, and then with every question once it is answered. */
  public void start(ExplorerState explorer) {
    log.open(texts.get("log.opened", explorer.card().title()), commands.inspect());
    explorer
        .resultProperty()
        .subscribe(
            result -> {
              if (result != null && result.settled()) {
                log.add(texts.get("log.asked"), commands.question("-"));
              }
            });
  }

  /** What to call when the designs that the table shows now have been written. */
  public Consumer<Path> export() {
    // the question may change while a file is chosen; what is written is that of now
    List<String> words = commands.design("");
    return file -> {
      List<String> written = new ArrayList<>(words.subList(0, words.size() - 1));
      written.add(file.toString());
      log.add(texts.get("log.exported"), written);
    };
  }

  /** A report was written. */
  public void reported(Path file) {
    log.add(texts.get("log.reported"), commands.report(file));
  }

  /** Something was written that no command writes. */
  public void written(Path file) {
    log.note(texts.get("log.written", file));
  }

  /** Designs were sent to a calculation. */
  public void verified(List<Candidate> designs) {
    int number = log.nextVerification();
    String table = "verify-%s.csv".formatted(number);
    Optional<List<String>> rows = commands.rows(designs, table);
    if (designs.isEmpty() || rows.isEmpty()) {
      log.note(texts.get("log.verified.edited"));
      return;
    }
    log.add(texts.get("log.verified.rows"), rows.get());
    log.add(texts.get("log.verified"), commands.verify(table, "verified-%s.csv".formatted(number)));
  }
}
