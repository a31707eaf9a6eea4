package io.backcast.ui.app;

import io.backcast.help.Manual;
import io.backcast.io.UserSettings;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.Miniatures;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.failure.ProblemBundle;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.settings.SettingsViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Opens the pages about the program itself and its documentation. */
final class ProgramNavigator {
  private final AppContext context;
  private final ProgramPages pages;
  private final Surroundings around;

  /**
   * What the pages are made of.
   *
   * @param runner empties the cache
   * @param browser shows an address in the system's browser
   */
  record Surroundings(
      UserFolders folders,
      NewModels models,
      UserPreferences preferences,
      Shell shell,
      TaskRunner runner,
      InstantSource clock,
      Consumer<String> browser) {

    Miniatures miniatures() {
      return new Miniatures(folders.cache().resolve("miniatures"));
    }
  }

  ProgramNavigator(AppContext context, ProgramPages pages, Surroundings around) {
    this.context = context;
    this.pages = pages;
    this.around = around;
  }

  /** Shows the home page. */
  void home() {
    home("");
  }

  /** Shows the home page, and why it is shown. */
  void home(BackcastException why) {
    home(context.texts().say(why));
  }

  /**
   * Shows the home page.
   *
   * @param notice a sentence to begin with; empty for none
   */
  void home(String notice) {
    ProgramPages.Home home =
        new ProgramPages.Home(
            around.models(),
            around.preferences()::recentFiles,
            around.miniatures(),
            around.clock(),
            notice);
    around
        .shell()
        .overlays()
        .show(pages.home(home, around.shell().overlays().hasWindow()).returning(this::home));
  }

  /** Shows the settings. */
  void settings() {
    around
        .shell()
        .overlays()
        .show(
            pages.settings(
                new SettingsViewModel(
                    around.preferences().chosenProperty(),
                    this::choose,
                    around.folders().data(),
                    Texts.languages(),
                    Runtime.getRuntime().availableProcessors(),
                    new CacheFiles(around.folders().cache(), around.runner()))));
  }

  /** Applies settings; in other words or numbers all that is shown is built anew. */
  private void choose(UserSettings now) {
    UserPreferences preferences = around.preferences();
    UserSettings before = preferences.chosen();
    preferences.choose(now);
    boolean otherWords =
        !before.language().equals(now.language())
            || before.decimalSign() != now.decimalSign()
            || before.moreDigits() != now.moreDigits();
    try {
      if (otherWords) {
        around.shell().host().rebuild();
      }
      // lines that other lines do not follow, as after a reset
      settings();
    } catch (BackcastException e) {
      context.failures().show(e);
    }
  }

  /** Shows versions, licences and how to cite. */
  void about() {
    around.shell().overlays().show(pages.about());
  }

  /** Shows the keys of a window's commands. */
  void keys(Function<Runnable, Parent> page) {
    around.shell().overlays().show(pages.keys(page));
  }

  /** Shows a page of the documentation in the system's browser. */
  void help(HelpTopic topic) {
    Manual manual = new Manual(around.folders().cache().resolve("manual"));
    around
        .shell()
        .loader()
        .run(
            context.texts().get("command.documentation"),
            () -> manual.page(topic.page()),
            page ->
                around
                    .browser()
                    .accept(page.toUri() + (topic.anchor().isEmpty() ? "" : "#" + topic.anchor())));
  }

  /** Shows what a problem bundle would hold, and writes it where the user says. */
  void bundle() {
    ExplorerWindow window = around.shell().host().window();
    ModelOpener.Opened opened = around.shell().host().opened();
    ProblemBundle bundle =
        new ProblemBundle(
            new ProblemBundle.Sources(
                context.program(),
                around.folders().data(),
                UserFolder.logs(around.folders().data()),
                window == null ? null : window.session(),
                opened == null ? null : opened.folder(),
                System.getProperty("user.home", "")),
            context.json());
    around
        .shell()
        .loader()
        .run(
            context.texts().get("bundle.title"),
            bundle::items,
            items -> around.shell().overlays().show(pages.bundle(items, this::write)));
  }

  private void write(List<ProblemBundle.Item> items) {
    Path place = around.shell().dialogs().place("bundle.save", "backcast-problem.zip", "*.zip");
    if (place != null) {
      write(items, place);
    }
  }

  private void write(List<ProblemBundle.Item> items, Path place) {
    around
        .shell()
        .loader()
        .run(
            String.valueOf(place.getFileName()),
            () -> {
              ProblemBundle.write(place, items);
              return Optional.of(place);
            },
            written -> {
              around.shell().overlays().closePage();
              tell(context.texts().get("bundle.written", place.toString()));
            });
  }

  private void tell(String sentence) {
    ExplorerWindow window = around.shell().host().window();
    if (window != null) {
      window.frame().showNotice(sentence);
    } else {
      home(sentence);
    }
  }

  /** Keeps a picture of a window that is left. */
  void keepPicture(ModelOpener.Opened opened, ExplorerWindow window) {
    try {
      around
          .miniatures()
          .keep(
              opened.model().card().identity(),
              context.appearance().themeProperty().get(),
              window.root());
    } catch (BackcastException e) {
      context.failures().note(e);
    }
  }

  /** The folder that dialogs for exports begin in, or null. */
  @Nullable Path exports() {
    String folder = around.preferences().chosen().exportsFolder();
    return folder == null ? null : Path.of(folder);
  }
}
