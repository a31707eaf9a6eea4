package io.backcast.ui.app;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.io.TableFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.state.ChartDesigns;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opening, saving and pages, with file dialogs and in the background. */
final class DesktopActions implements AppActions {
  /** Files in the menu; the home page has more. */
  private static final int RECENT = 10;

  private final FileDialogs dialogs;
  private final SessionFile sessions;
  private final Texts texts;
  private final FailureHandler failures;
  private final UserPreferences preferences;
  private final OverlayStack overlays;
  private final BackgroundLoader loader;
  private final WindowHost host;
  private final WindowOpening opening;
  private final PageNavigator navigator;
  private final ProgramNavigator program;
  private final Path logs;
  private final Consumer<String> browser;
  private final Laboratory laboratory;

  /**
   * What the actions are built from.
   *
   * @param cache folder of what can be made anew
   * @param browser shows an address in the system's browser
   * @param laboratory of all windows
   */
  record Tools(
      Path userFolder,
      Path cache,
      Json json,
      Appearance appearance,
      Texts texts,
      FailureHandler failures,
      String program,
      TaskRunner runner,
      Consumer<String> browser,
      Laboratory laboratory,
      ModelSource models) {

    /** Where nothing is calculated. */
    Tools(
        Path userFolder,
        Path cache,
        Json json,
        Appearance appearance,
        Texts texts,
        FailureHandler failures,
        String program,
        TaskRunner runner,
        Consumer<String> browser) {
      this(
          userFolder,
          cache,
          json,
          appearance,
          texts,
          failures,
          program,
          runner,
          browser,
          Laboratory.none(),
          new ModelSource(json));
    }
  }

  DesktopActions(Stage stage, Tools tools, UserPreferences preferences, OverlayStack overlays) {
    AppContext context =
        new AppContext(
            tools.appearance,
            tools.texts,
            tools.failures,
            this,
            tools.json,
            tools.program,
            tools.laboratory);
    NewModels models = new NewModels(() -> preferences.chosen().models(tools.userFolder));
    PageFactory factory = new PageFactory(context, models, tools.runner, overlays::closePage);
    this.logs = UserFolder.logs(tools.userFolder);
    LogReader log = new LogReader(logs);
    this.dialogs = new FileDialogs(stage, tools.texts, this::exports);
    this.sessions = new SessionFile(tools.json);
    this.texts = tools.texts;
    this.failures = tools.failures;
    this.preferences = preferences;
    this.overlays = overlays;
    this.loader = new BackgroundLoader(tools.runner, overlays);
    this.host = new WindowHost(stage, overlays, this::keepPicture);
    this.opening =
        new WindowOpening(
            new ModelOpener(tools.json, tools.models), loader, host, preferences, context);
    this.browser = tools.browser;
    this.laboratory = tools.laboratory;
    this.navigator =
        new PageNavigator(
            context,
            models,
            overlays,
            loader,
            factory,
            dialogs,
            log,
            this::open,
            folder ->
                opening.openInterim(
                    folder, () -> overlays.putAside(context.texts().get("training.back"))));
    this.program =
        new ProgramNavigator(
            context,
            new ProgramPages(context, factory, tools.runner, overlays::closePage),
            new ProgramNavigator.Surroundings(
                tools.userFolder,
                tools.cache,
                models,
                preferences,
                overlays,
                loader,
                dialogs,
                host,
                tools.runner,
                InstantSource.system(),
                browser));
    overlays.onEmpty(program::home);
  }

  private void keepPicture(ModelOpener.Opened left, ExplorerWindow window) {
    program.keepPicture(left, window);
  }

  WindowHost host() {
    return host;
  }

  PageNavigator pages() {
    return navigator;
  }

  ProgramNavigator program() {
    return program;
  }

  WindowOpening opening() {
    return opening;
  }

  @Override
  public void open(Path chosen) {
    // the card stands for the model
    Path parent = chosen.endsWith(ModelFolder.CARD) ? chosen.toAbsolutePath().getParent() : null;
    Path path = parent == null ? chosen : parent;
    try {
      FileKind kind = FileKind.of(path);
      switch (kind) {
        case MODEL, SESSION -> opening.open(path, kind, failures::show);
        case REPORT -> openReport(path);
        case TABLE -> openTable(path);
        case NETWORK -> navigator.importing(path);
        case ANSWERS -> takeUp(List.of(path));
        case CAMPAIGN -> navigator.campaign(path);
      }
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  /**
   * Opens the session in a report. Its model is looked for where the user has opened one before;
   * for the place that the report names, which anybody may have written, the user is asked.
   */
  private void openReport(Path path) {
    opening.open(
        path,
        FileKind.REPORT,
        failure -> {
          if (failure.code() != ErrorCode.MISSING_FILE) {
            failures.show(failure);
            return;
          }
          try {
            Path place = dialogs.modelOfReport(opening.sessionOf(path));
            if (place != null) {
              opening.openReport(path, place, failures::show);
            }
          } catch (BackcastException e) {
            failures.show(e);
          }
        });
  }

  /** Shows a table of the model's own variables in the window, any other on the training page. */
  private void openTable(Path path) {
    ExplorerWindow shown = host.window();
    if (shown == null || overlays.hasPage()) {
      navigator.training(path);
      return;
    }
    String name = String.valueOf(path.getFileName());
    loader.run(
        name,
        () ->
            shown.userDesigns().isAnswered(path)
                ? Optional.<Optional<ChartDesigns>>empty()
                : Optional.of(Optional.ofNullable(shown.userDesigns().read(path))),
        designs ->
            designs.ifPresentOrElse(
                found ->
                    found.ifPresentOrElse(
                        read -> shown.show(read, name), () -> navigator.training(path)),
                () -> takeUp(List.of(path))));
  }

  /** Opens what was dropped: answers together, everything else one after the other. */
  void openAll(List<Path> paths) {
    List<Path> answers = new ArrayList<>();
    for (Path path : paths) {
      if (isAnswers(path)) {
        answers.add(path);
      } else {
        open(path);
      }
    }
    if (!answers.isEmpty()) {
      takeUp(answers);
    }
  }

  private static boolean isAnswers(Path path) {
    try {
      return FileKind.of(path) == FileKind.ANSWERS;
    } catch (BackcastException e) {
      // told where it is opened
      return false;
    }
  }

  /** Takes answers out of files for the designs of the window, and says what became of them. */
  private void takeUp(List<Path> files) {
    ExplorerWindow shown = host.window();
    if (shown == null) {
      failures.show(
          new BackcastException(ErrorCode.USAGE, Sentence.of("open.answers", files.getFirst())));
    } else {
      shown.answerFiles().read(files, report -> navigator.returned(report, this::takeBackAnswers));
    }
  }

  private void openIfAny(@Nullable Path path) {
    if (path != null) {
      open(path);
    }
  }

  @Override
  public void chooseModel() {
    openIfAny(dialogs.folder("dialog.model"));
  }

  @Override
  public void chooseSession() {
    openIfAny(dialogs.file("dialog.session", "*" + SessionFile.SUFFIX, "*.html", "*.pdf"));
  }

  @Override
  public void chooseNetwork() {
    openIfAny(dialogs.file("dialog.network", "*.onnx"));
  }

  @Override
  public void chooseTable() {
    Path file =
        dialogs.file(
            "dialog.table", TableFiles.ENDINGS.stream().map(e -> "*" + e).toArray(String[]::new));
    if (file != null) {
      navigator.training(file);
    }
  }

  @Override
  public void chooseAnswers() {
    List<Path> files = dialogs.files("dialog.answers");
    if (!files.isEmpty()) {
      takeUp(files);
    }
  }

  @Override
  public void takeBackAnswers() {
    laboratory.takeBack(
        count -> {
          ExplorerWindow shown = host.window();
          if (shown != null) {
            shown.frame().showNotice(texts.get("returned.taken-back", count));
          }
        });
  }

  @Override
  public void chooseCampaign() {
    openIfAny(dialogs.folder("dialog.campaign"));
  }

  @Override
  public void showHome() {
    program.home();
  }

  @Override
  public void showExample() {
    opening.shipped(
        () -> {
          ExplorerWindow shown = host.window();
          if (shown != null) {
            shown.tour().start(() -> {});
          }
        },
        failures::show);
  }

  @Override
  public void showSettings() {
    program.settings();
  }

  @Override
  public void showAbout() {
    program.about();
  }

  @Override
  public void showHelp(HelpTopic topic) {
    program.help(topic);
  }

  @Override
  public void showProblemBundle() {
    program.bundle(logs);
  }

  @Override
  public void forget(Path recent) {
    preferences.removeRecent(recent);
  }

  @Override
  public @Nullable Path exports() {
    return program.exports();
  }

  @Override
  public void inspect() {
    ModelOpener.Opened opened = host.opened();
    if (opened != null) {
      navigator.inspect(opened.folder(), opened.model().card());
    }
  }

  @Override
  public void browse(Path page) {
    browser.accept(page.toUri().toString());
  }

  @Override
  public void showLog() {
    navigator.log();
  }

  @Override
  public void save() {
    Path before = host.savedAt();
    if (before == null) {
      saveAs();
    } else {
      save(before);
    }
  }

  @Override
  public void saveAs() {
    Path file = dialogs.place("dialog.save", "session" + SessionFile.SUFFIX);
    if (file != null) {
      save(file);
    }
  }

  private void save(Path file) {
    ExplorerWindow window = host.window();
    if (window != null) {
      try {
        sessions.write(file, window.session());
        host.setSavedAt(file);
        preferences.addRecent(file);
        window.frame().showNotice(texts.get("frame.saved", file));
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }

  @Override
  public List<Path> recent() {
    return preferences.recent().stream().limit(RECENT).toList();
  }

  @Override
  public void quit() {
    Platform.exit();
  }
}
