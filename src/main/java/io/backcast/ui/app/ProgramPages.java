package io.backcast.ui.app;

import io.backcast.engine.ShippedModels;
import io.backcast.io.UserSettings;
import io.backcast.model.BackcastException;
import io.backcast.ui.about.AboutPage;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.Miniatures;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.RecentFile;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.failure.ProblemBundle;
import io.backcast.ui.failure.ProblemBundlePage;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.home.HomeContents;
import io.backcast.ui.home.HomeController;
import io.backcast.ui.home.HomeReader;
import io.backcast.ui.settings.SettingsPage;
import io.backcast.ui.settings.SettingsViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the pages about the program itself: home, settings, about, problem bundle. */
public final class ProgramPages {
  private final AppContext context;
  private final PageFactory factory;
  private final TaskRunner runner;
  private final Runnable close;

  /**
   * Makes pages.
   *
   * @param factory makes their frames
   * @param runner for reading in the background
   * @param close closes the page that is shown
   */
  public ProgramPages(AppContext context, PageFactory factory, TaskRunner runner, Runnable close) {
    this.context = context;
    this.factory = factory;
    this.runner = runner;
    this.close = close;
  }

  /**
   * What the home page shows.
   *
   * @param recent models and sessions, newest first
   * @param notice a sentence to begin with; empty for none
   */
  public record Home(
      NewModels models,
      Supplier<List<RecentFile>> recent,
      Miniatures miniatures,
      InstantSource clock,
      String notice) {}

  /**
   * The home page; its cards appear once they are read.
   *
   * @param closable whether there is a window behind it
   */
  public Page home(Home home, boolean closable) {
    return factory
        .build(
            appearance -> {
              ViewLoader views = new ViewLoader(context.texts());
              HomeController controller =
                  views.with(
                      new HomeController(
                          context.actions(),
                          appearance,
                          context.texts(),
                          home.miniatures(),
                          home.clock().instant(),
                          home.notice(),
                          closable ? close : null));
              Page page = new Page(views.load("home/Home"), appearance::close);
              fill(controller, home);
              return page;
            })
        .about(HelpTopic.HOME);
  }

  private void fill(HomeController controller, Home home) {
    HomeReader reader = new HomeReader(context.json(), context.failures());
    HomeReader.Places places =
        new HomeReader.Places(ShippedModels.all(), home.models().all(), home.recent().get());
    runner.run(
        () -> reader.read(places),
        new TaskRunner.Outcome<HomeContents>() {
          @Override
          public void succeeded(HomeContents contents) {
            controller.show(contents);
          }

          @Override
          public void failed(BackcastException failure) {
            runner.report(failure);
          }
        });
  }

  /** The settings. */
  Page settings(SettingsViewModel model) {
    return factory
        .page(
            appearance ->
                new SettingsPage(model, context.texts(), context.actions()::showHelp, close))
        .about(HelpTopic.SETTINGS);
  }

  /** Versions, licences and how to cite. */
  public Page about() {
    return factory
        .page(
            appearance ->
                new AboutPage(
                    context.texts(),
                    context.program(),
                    context.actions()::showProblemBundle,
                    close))
        .about(HelpTopic.SETTINGS);
  }

  /** The keys of a window's commands. */
  Page keys(Function<Runnable, Parent> page) {
    return factory.page(appearance -> page.apply(close)).about(HelpTopic.EXPLORER);
  }

  /** What a problem bundle would hold. */
  Page bundle(List<ProblemBundle.Item> items, Consumer<List<ProblemBundle.Item>> write) {
    return factory
        .page(appearance -> new ProblemBundlePage(context.texts(), items, write, close))
        .about(HelpTopic.SETTINGS);
  }

  /** The settings that a picture shows, which are not kept. */
  public Page settings(
      javafx.beans.value.ObservableValue<UserSettings> chosen,
      Path user,
      SettingsViewModel.@Nullable CacheView cache) {
    SettingsViewModel.CacheView shown = cache == null ? new CacheFiles(user, runner) : cache;
    return settings(
        new SettingsViewModel(
            chosen, now -> {}, user, io.backcast.ui.common.Texts.languages(), 4, shown));
  }
}
