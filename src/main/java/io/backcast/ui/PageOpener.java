package io.backcast.ui;

import io.backcast.engine.adopt.ImportPlan;
import io.backcast.model.ModelCard;
import io.backcast.ui.adopt.AdoptModel;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.failure.LogReader;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens the pages that lie above a window; what they show is read in the background. */
final class PageOpener {
  private final Context context;
  private final Path models;
  private final Pages pages;
  private final Loading loading;
  private final PageMaker maker;
  private final Dialogs dialogs;
  private final LogReader log;
  private final Consumer<Path> open;

  /**
   * Puts it together.
   *
   * @param models folder that new models go to
   * @param open opens a finished model
   */
  PageOpener(
      Context context,
      Path models,
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
    run(
        table,
        () -> PageMaker.table(table),
        model ->
            pages.show(maker.learn(model, () -> dialogs.place("learn.save", "recipe.json"), open)));
  }

  /** The page for a bare network. */
  void adopt(Path network) {
    run(
        network,
        () -> new AdoptModel(network),
        model -> pages.show(maker.adopt(model, () -> adopt(model))));
  }

  private void adopt(AdoptModel model) {
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
