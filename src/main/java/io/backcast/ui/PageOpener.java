package io.backcast.ui;

import io.backcast.engine.adopt.ImportPlan;
import io.backcast.model.ModelCard;
import io.backcast.ui.adopt.AdoptModel;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.learn.LearnModel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens the pages that lie above a window; what they show is read in the background. */
final class PageOpener {
  private final Context context;
  private final NewModels models;
  private final Pages pages;
  private final Loading loading;
  private final PageMaker maker;
  private final Dialogs dialogs;
  private final LogReader log;
  private final Consumer<Path> open;

  /**
   * Puts it together.
   *
   * @param models where new models go
   * @param open opens a finished model
   */
  PageOpener(
      Context context,
      NewModels models,
      Pages pages,
      Loading loading,
      PageMaker maker,
      Dialogs dialogs,
      LogReader log,
      Consumer<Path> open) {
    this.context = context;
    this.models = models;
    this.pages = pages;
    this.loading = loading;
    this.maker = maker;
    this.dialogs = dialogs;
    this.log = log;
    this.open = open;
  }

  /** The start screen. */
  void gallery() {
    pages.show(maker.start());
  }

  /** The page for a table. */
  void learn(Path table) {
    run(table, () -> PageMaker.table(table), this::learn);
  }

  /** The page for a table that was looked at. */
  void learn(LearnModel model) {
    pages.show(
        maker.learn(
            model, dialogs::existing, () -> dialogs.place("learn.save", "recipe.json"), open));
  }

  /** The page for a bare network. */
  void adopt(Path network) {
    run(
        network,
        () -> new AdoptModel(network),
        model -> pages.show(maker.adopt(model, () -> adopt(model))));
  }

  private void adopt(AdoptModel model) {
    if (!models.settle(model.nameProperty(), dialogs::existing)) {
      return;
    }
    ImportPlan plan = model.plan();
    run(
        model.network(),
        () -> model.adopt(plan, models, context.json()),
        folder -> {
          pages.hidePage();
          open.accept(folder);
        });
  }

  /** The networks of a model. */
  void inspect(Path folder, ModelCard card) {
    run(
        folder,
        () -> PageMaker.facts(folder, card),
        facts -> pages.show(maker.inspect(card.title(), facts)));
  }

  /** The end of the program's log. */
  void log() {
    loading.run("", log::tail, tail -> pages.show(maker.log(tail)));
  }

  private <T extends Object> void run(
      Path subject, TaskRunner.Work<T> work, Loading.Receiver<T> done) {
    loading.run(String.valueOf(subject.getFileName()), work, done);
  }
}
