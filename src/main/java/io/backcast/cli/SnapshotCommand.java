package io.backcast.cli;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.Snapshot;
import io.backcast.ui.common.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "snapshot", description = "Render the window to a picture; needs no display.")
final class SnapshotCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

  @Mixin private ModelOption model;

  @Option(names = "--target", paramLabel = "NAME=VALUE", description = "Where the slider stands.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--size",
      defaultValue = "1280x800",
      description = "Pixels (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(names = "--theme", defaultValue = "light", description = "${COMPLETION-CANDIDATES}.")
  private Theme theme;

  @Option(names = "--text", defaultValue = "100", description = "Text size in percent, 100 to 200.")
  private int text;

  @Option(names = "--candidate", defaultValue = "0", description = "Row of the table to select.")
  private int candidate;

  @Option(names = "--out", required = true, paramLabel = "PNG", description = "Picture.")
  private Path out;

  private final ModelFolder folders;
  private final String program;

  SnapshotCommand(ModelFolder folders, String program) {
    this.folders = folders;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches() || text < 100 || text > 200 || candidate < 0) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--size should read like 1280x800, --text lie between 100 and 200, --candidate not be"
              + " negative.");
    }
    Snapshot.startToolkit();
    try (InverseModel opened = model.open(folders)) {
      new Snapshot(
              opened,
              new Snapshot.Options(
                  targets,
                  Integer.parseInt(matcher.group(1)),
                  Integer.parseInt(matcher.group(2)),
                  theme,
                  text / 100.0,
                  candidate,
                  program))
          .write(out);
      return 0;
    }
  }
}
