package io.backcast.ui.app;

import io.backcast.io.SessionFile;
import io.backcast.io.TableFiles;
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
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opening, saving and pages, with file dialogs and in the background. */
final class DesktopActions implements AppActions {
  /** Files in the menu; the home page has more. */
  private static final int RECENT = 10;

  private final Shell shell;
  private final Texts texts;
  private final FailureHandler failures;
  private final UserPreferences preferences;
  private final WindowOpening opening;
  private final PageNavigator navigator;
  private final ProgramNavigator program;
  private final FileOpening files;
  private final SessionSaving saving;
  private final Consumer<String> browser;
  private final Laboratory laboratory;

  DesktopActions(
      Stage stage,
      ProgramParts parts,
      Appearance appearance,
      UserPreferences preferences,
      OverlayStack overlays) {
    TaskRunner runner = parts.background().runner();
    this.texts = parts.texts();
    this.failures = parts.failures();
    this.browser = parts.browser();
    this.laboratory = parts.background().laboratory();
    this.preferences = preferences;
    AppContext context =
        new AppContext(appearance, texts, failures, this, parts.json(), parts.name(), laboratory);
    this.shell =
        new Shell(
            new WindowHost(stage, overlays, this::keepPicture),
            overlays,
            new BackgroundLoader(runner, overlays),
            new FileDialogs(stage, texts, context.saving()));
    this.opening =
        new WindowOpening(
            new ModelOpener(parts.json(), parts.models()),
            shell.loader(),
            shell.host(),
            preferences,
            context);
    Path data = parts.folders().data();
    NewModels models = new NewModels(() -> preferences.chosen().models(data));
    PageFactory factory = new PageFactory(context, models, runner, overlays::closePage);
    this.navigator =
        new PageNavigator(
            context,
            models,
            shell,
            factory,
            new LogReader(UserFolder.logs(data)),
            this::open,
            folder ->
                opening.openInterim(folder, () -> overlays.putAside(texts.get("training.back"))));
    this.program =
        new ProgramNavigator(
            context,
            new ProgramPages(context, factory, runner, overlays::closePage),
            new ProgramNavigator.Surroundings(
                parts.folders(),
                models,
                preferences,
                shell,
                runner,
                InstantSource.system(),
                browser));
    this.files = new FileOpening(shell, opening, navigator, failures, this::takeBackAnswers);
    this.saving =
        new SessionSaving(new SessionFile(parts.json()), shell, preferences, texts, failures);
    overlays.onEmpty(program::home);
  }

  private void keepPicture(ModelOpener.Opened left, ExplorerWindow window) {
    program.keepPicture(left, window);
  }

  WindowHost host() {
    return shell.host();
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
    files.open(chosen);
  }

  /** Opens what was dropped. */
  void openAll(List<Path> dropped) {
    files.openAll(dropped);
  }

  private void openIfAny(@Nullable Path path) {
    if (path != null) {
      open(path);
    }
  }

  @Override
  public void chooseModel() {
    openIfAny(shell.dialogs().folder("dialog.model"));
  }

  @Override
  public void chooseSession() {
    openIfAny(shell.dialogs().file("dialog.session", "*" + SessionFile.SUFFIX, "*.html", "*.pdf"));
  }

  @Override
  public void chooseNetwork() {
    openIfAny(shell.dialogs().file("dialog.network", "*.onnx"));
  }

  @Override
  public void chooseTable() {
    Path file =
        shell
            .dialogs()
            .file(
                "dialog.table",
                TableFiles.ENDINGS.stream().map(e -> "*" + e).toArray(String[]::new));
    if (file != null) {
      navigator.training(file);
    }
  }

  @Override
  public void chooseAnswers() {
    files.takeUp(shell.dialogs().files("dialog.answers"));
  }

  @Override
  public void takeBackAnswers() {
    laboratory.takeBack(
        count -> {
          ExplorerWindow shown = shell.host().window();
          if (shown != null) {
            shown.frame().showNotice(texts.get("returned.taken-back", count));
          }
        });
  }

  @Override
  public void chooseCampaign() {
    openIfAny(shell.dialogs().folder("dialog.campaign"));
  }

  @Override
  public void showHome() {
    program.home();
  }

  @Override
  public void showExample() {
    opening.shipped(
        () -> {
          ExplorerWindow shown = shell.host().window();
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
  public void showKeys(Function<Runnable, Parent> page) {
    program.keys(page);
  }

  @Override
  public void showHelp(HelpTopic topic) {
    program.help(topic);
  }

  @Override
  public void showProblemBundle() {
    program.bundle();
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
    ModelOpener.Opened opened = shell.host().opened();
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
    saving.save();
  }

  @Override
  public void saveAs() {
    saving.saveAs();
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
