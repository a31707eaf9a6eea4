package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.workbench.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What the window's menus ask of the program: opening, saving, pages. */
final class ShellDesk implements Desk {
  private final Dialogs dialogs;
  private final SessionFile sessions;
  private final Failures failures;
  private final Memory memory;
  private final Pages pages;
  private final Loading loading;
  private final WindowHost host;
  private final WindowOpening opening;
  private final PageOpener page;

  /** What the desk works with. */
  record Tools(
      Path userFolder,
      Json json,
      Appearance appearance,
      Texts texts,
      Failures failures,
      String program,
      TaskRunner runner) {}

  ShellDesk(Stage stage, Tools tools, Memory memory, Pages pages) {
    Context context =
        new Context(tools.appearance, tools.texts, tools.failures, this, tools.json, tools.program);
    NewModels models = new NewModels(tools.userFolder.resolve("models"));
    PageMaker maker = new PageMaker(context, models, tools.runner, pages::hidePage);
    LogReader log = new LogReader(UserFolder.logs(tools.userFolder));
    this.dialogs = new Dialogs(stage, tools.texts);
    this.sessions = new SessionFile(tools.json);
    this.failures = tools.failures;
    this.memory = memory;
    this.pages = pages;
    this.loading = new Loading(tools.runner, pages);
    this.host = new WindowHost(stage, pages);
    this.opening = new WindowOpening(new Opener(tools.json), loading, host, memory, context);
    this.page = new PageOpener(context, models, pages, loading, maker, dialogs, log, this::open);
  }

  WindowHost host() {
    return host;
  }

  PageOpener page() {
    return page;
  }

  WindowOpening opening() {
    return opening;
  }

  @Override
  public void open(Path path) {
    try {
      FileKind kind = FileKind.of(path);
      switch (kind) {
        case MODEL, SESSION -> opening.open(path, kind, failures::show);
        case TABLE -> table(path);
        case NETWORK -> page.adopt(path);
      }
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  /** A table of the window's own variables is shown beside it; any other is there to learn from. */
  private void table(Path path) {
    Window shown = host.window();
    if (shown == null || pages.hasPage()) {
      page.learn(path);
      return;
    }
    loading.run(
        String.valueOf(path.getFileName()),
        () -> Optional.ofNullable(shown.read(path)),
        designs -> designs.ifPresentOrElse(shown::bring, () -> page.learn(path)));
  }

  private void openIfAny(@Nullable Path path) {
    if (path != null) {
      open(path);
    }
  }

  @Override
  public void chooseModel() {
    openIfAny(dialogs.folder("desk.model"));
  }

  @Override
  public void chooseSession() {
    openIfAny(dialogs.file("desk.session", "*" + SessionFile.SUFFIX));
  }

  @Override
  public void chooseNetwork() {
    openIfAny(dialogs.file("desk.network", "*.onnx"));
  }

  @Override
  public void chooseTable() {
    Path file = dialogs.file("desk.table", "*.csv");
    if (file != null) {
      page.learn(file);
    }
  }

  @Override
  public void gallery() {
    page.gallery();
  }

  @Override
  public void inspect() {
    Opener.Opened opened = host.opened();
    if (opened != null) {
      page.inspect(opened.folder(), opened.model().card());
    }
  }

  @Override
  public void showLog() {
    page.log();
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
    Path file = dialogs.place("desk.save", "session" + SessionFile.SUFFIX);
    if (file != null) {
      save(file);
    }
  }

  private void save(Path file) {
    Window window = host.window();
    if (window != null) {
      try {
        sessions.write(file, window.session());
        host.setSavedAt(file);
        memory.addRecent(file);
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }

  @Override
  public List<Path> recent() {
    return memory.recent();
  }

  @Override
  public void quit() {
    Platform.exit();
  }
}
