package io.backcast.cli;

import io.backcast.engine.InverseModel;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.app.ModelOpener;
import io.backcast.ui.common.Theme;
import io.backcast.ui.snapshot.OffscreenRenderer;
import io.backcast.ui.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "snapshot", description = "Render the window to a PNG file; needs no display.")
final class SnapshotCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

  private static final Set<Path> PAGES = Set.of(Snapshot.START, Snapshot.SETTINGS, Snapshot.ABOUT);

  @Option(names = "--model", paramLabel = "DIR", description = "Model folder.")
  private @Nullable Path model;

  @Parameters(
      arity = "0..1",
      paramLabel = "SUBJECT",
      description = "Session file, table or network instead, or “start”, “settings”, “about”.")
  private @Nullable Path subject;

  @Option(names = "--target", paramLabel = "NAME=VALUE", description = "Target to show.")
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

  @Option(
      names = "--candidate",
      defaultValue = "0",
      description = "Row of the table to select, from 1.")
  private int candidate;

  @Option(names = "--tab", defaultValue = "0", description = "Tab to show, from 1.")
  private int tab;

  @Option(names = "--present", description = "In presentation mode.")
  private boolean present;

  @Option(names = "--tour", defaultValue = "0", description = "Step of the tour to show, from 1.")
  private int tour;

  @Option(
      names = "--sweep",
      defaultValue = "0",
      description = "Seconds to sweep the target first; it then returns.")
  private int sweep;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Answers of calculations to show, as verify keeps them.")
  private @Nullable Path answers;

  @Option(
      names = "--language",
      defaultValue = "en",
      converter = LanguageConverter.class,
      description = "en, de or es.")
  private Locale language;

  @Option(names = "--out", required = true, paramLabel = "PNG", description = "File to write.")
  private Path out;

  private final Json json;
  private final String program;

  SnapshotCommand(Json json, String program) {
    this.json = json;
    this.program = program;
  }

  @Override
  public Integer call() throws BackcastException {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s does not end in .png. Only PNG files are written; name the file so.".formatted(out));
    }
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()
        || text < 100
        || text > 200
        || candidate < 0
        || tab < 0
        || tour < 0
        || sweep > 50) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "--size should read like 1280x800, --text lie between 100 and 200, --candidate, --tab and"
              + " --tour not be negative, --sweep be at most 50.");
    }
    AtomicFiles.check(out);
    Path shown = subject == null ? model : subject;
    if (shown == null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "Name a model folder with --model DIR, or a session, a table, a network, or start.");
    }
    OffscreenRenderer.startToolkit();
    Snapshot snapshot =
        new Snapshot(
            new Snapshot.Options(
                targets,
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                theme,
                text / 100.0,
                candidate,
                tab,
                present,
                tour,
                sweep,
                language,
                program,
                answers));
    String name = shown.toString();
    if (PAGES.contains(shown) || name.endsWith(".csv") || name.endsWith(".onnx")) {
      snapshot.ofPage(shown, out);
      return 0;
    }
    ModelOpener.Opened opened = new ModelOpener(json).open(shown, List.of());
    try (InverseModel open = opened.model()) {
      snapshot.ofWindow(opened, out);
      return 0;
    }
  }
}
