package io.backcast.ui.log;

import io.backcast.io.ShellWords;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was done in windows, oldest first, as lines that {@code backcast replay} runs. */
public final class CommandLog {
  /** More lines than anybody reads; the oldest go. */
  private static final int MOST = 2_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ObservableList<String> lines = FXCollections.observableArrayList();
  private final InstantSource clock;
  private String opened = "";
  private String latest = "";
  private int verifications;

  public CommandLog(InstantSource clock) {
    this.clock = clock;
  }

  /** Commands, and comments that begin with a number sign. */
  public ObservableList<String> lines() {
    return lines;
  }

  /** Adds the model of a window, unless it is that of the window before. */
  void open(String what, List<String> words) {
    String command = ShellWords.posix(words);
    if (!command.equals(opened)) {
      opened = command;
      add(what, words);
    }
  }

  /** Adds a command with what it does, unless it is the latest one again. */
  void add(String what, List<String> words) {
    String command = ShellWords.posix(words);
    if (!command.equals(latest)) {
      latest = command;
      note(what);
      line(command);
    }
  }

  /** Adds something that no command does. */
  void note(String what) {
    // a line break would end the comment, and what is behind it be run
    line("# " + TIME.format(clock.instant()) + " " + what.replaceAll("\\R|\\p{Cntrl}", " "));
  }

  private void line(String text) {
    lines.add(text);
    if (lines.size() > MOST) {
      lines.remove(0, lines.size() - MOST);
    }
  }

  /** Number of the next calculation, from 1, which tells its tables from those before. */
  int nextVerification() {
    return ++verifications;
  }

  /** All lines, for a file. */
  public String text() {
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
