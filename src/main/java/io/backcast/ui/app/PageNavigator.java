package io.backcast.ui.app;

import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.engine.trial.StoppableTrials;
import io.backcast.model.ModelCard;
import io.backcast.ui.campaign.CampaignTable;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.importing.ImportViewModel;
import io.backcast.ui.training.TrainingViewModel;
import io.backcast.ui.verify.AnswerFiles;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens the pages above a window; their files are read in the background. */
public final class PageNavigator {
  private final AppContext context;
  private final NewModels models;
  private final Shell shell;
  private final PageFactory factory;
  private final LogReader log;
  private final Consumer<Path> open;
  private final Consumer<Path> openInterim;
  private final StoppableTrials trials = new StoppableTrials(NetworkTrial.inProcessOfItsOwn());

  /**
   * Makes a navigator.
   *
   * @param models folder of new models
   * @param open opens a finished model
   * @param openInterim opens a model of networks that are still being trained
   */
  PageNavigator(
      AppContext context,
      NewModels models,
      Shell shell,
      PageFactory factory,
      LogReader log,
      Consumer<Path> open,
      Consumer<Path> openInterim) {
    this.context = context;
    this.models = models;
    this.shell = shell;
    this.factory = factory;
    this.log = log;
    this.open = open;
    this.openInterim = openInterim;
  }

  /** Reads a table and shows the page on which a model is trained on it. */
  void training(Path table) {
    run(table, () -> factory.table(table), this::training);
  }

  /** Shows the page on which a model is trained on a table. */
  public void training(TrainingViewModel model) {
    shell
        .overlays()
        .show(
            factory.training(
                model,
                shell.dialogs()::existing,
                () -> shell.dialogs().place("training.save", "recipe.json", "*.json"),
                open,
                openInterim));
  }

  /** Shows the page on which a network becomes a model. */
  void importing(Path network) {
    runTrial(
        network,
        () -> new ImportViewModel(network, trials),
        model ->
            shell
                .overlays()
                .show(factory.importing(model, () -> drawing(model), () -> importing(model))));
  }

  private void drawing(ImportViewModel model) {
    ImportPlan plan = model.plan();
    runTrial(model.network(), () -> model.draw(plan), model::showRanges);
  }

  private void importing(ImportViewModel model) {
    if (!models.settle(model.nameProperty(), shell.dialogs()::existing)) {
      return;
    }
    ImportPlan plan = model.plan();
    runTrial(
        model.network(),
        () -> model.importNetwork(plan, models, context.json()),
        folder -> {
          shell.overlays().closePage();
          open.accept(folder);
        });
  }

  /** Shows the inspector of a model's networks. */
  void inspect(Path folder, ModelCard card) {
    run(
        folder,
        () -> PageFactory.summaries(folder, card),
        summaries -> shell.overlays().show(factory.inspect(card, summaries, folder)));
  }

  /** Shows the history of a campaign. */
  void campaign(Path folder) {
    run(
        folder,
        () -> CampaignTable.read(folder),
        history -> shell.overlays().show(factory.campaign(history)));
  }

  /** Says what became of files with answers. */
  void returned(AnswerFiles.Report report, Runnable undo) {
    shell.overlays().show(factory.returned(report, undo));
  }

  /** Shows the end of the program's log. */
  void log() {
    shell.loader().run("", log::tail, tail -> shell.overlays().show(factory.log(tail)));
  }

  /** Work that a cancel ends at once: a network may take minutes. */
  private <T extends Object> void runTrial(
      Path subject, TaskRunner.Work<T> work, BackgroundLoader.Receiver<T> done) {
    shell.loader().run(String.valueOf(subject.getFileName()), work, done, trials::stop);
  }

  private <T extends Object> void run(
      Path subject, TaskRunner.Work<T> work, BackgroundLoader.Receiver<T> done) {
    shell.loader().run(String.valueOf(subject.getFileName()), work, done);
  }
}
