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
  private final OverlayStack overlays;
  private final BackgroundLoader loader;
  private final PageFactory factory;
  private final FileDialogs dialogs;
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
      OverlayStack overlays,
      BackgroundLoader loader,
      PageFactory factory,
      FileDialogs dialogs,
      LogReader log,
      Consumer<Path> open,
      Consumer<Path> openInterim) {
    this.openInterim = openInterim;
    this.context = context;
    this.models = models;
    this.overlays = overlays;
    this.loader = loader;
    this.factory = factory;
    this.dialogs = dialogs;
    this.log = log;
    this.open = open;
  }

  /** Reads a table and shows the page on which a model is trained on it. */
  void training(Path table) {
    run(table, () -> factory.table(table), this::training);
  }

  /** Shows the page on which a model is trained on a table. */
  public void training(TrainingViewModel model) {
    overlays.show(
        factory.training(
            model,
            dialogs::existing,
            () -> dialogs.place("training.save", "recipe.json"),
            open,
            openInterim));
  }

  /** Shows the page on which a network becomes a model. */
  void importing(Path network) {
    runTrial(
        network,
        () -> new ImportViewModel(network, trials),
        model ->
            overlays.show(factory.importing(model, () -> drawing(model), () -> importing(model))));
  }

  private void drawing(ImportViewModel model) {
    ImportPlan plan = model.plan();
    runTrial(model.network(), () -> model.draw(plan), model::showRanges);
  }

  private void importing(ImportViewModel model) {
    if (!models.settle(model.nameProperty(), dialogs::existing)) {
      return;
    }
    ImportPlan plan = model.plan();
    runTrial(
        model.network(),
        () -> model.importNetwork(plan, models, context.json()),
        folder -> {
          overlays.closePage();
          open.accept(folder);
        });
  }

  /** Shows the inspector of a model's networks. */
  void inspect(Path folder, ModelCard card) {
    run(
        folder,
        () -> PageFactory.summaries(folder, card),
        summaries -> overlays.show(factory.inspect(card, summaries, folder)));
  }

  /** Shows the history of a campaign. */
  void campaign(Path folder) {
    run(
        folder,
        () -> CampaignTable.read(folder),
        history -> overlays.show(factory.campaign(history)));
  }

  /** Says what became of files with answers. */
  void returned(AnswerFiles.Report report, Runnable undo) {
    overlays.show(factory.returned(report, undo));
  }

  /** Shows the end of the program's log. */
  void log() {
    loader.run("", log::tail, tail -> overlays.show(factory.log(tail)));
  }

  /** Work that a cancel ends at once: a network may take minutes. */
  private <T extends Object> void runTrial(
      Path subject, TaskRunner.Work<T> work, BackgroundLoader.Receiver<T> done) {
    loader.run(String.valueOf(subject.getFileName()), work, done, trials::stop);
  }

  private <T extends Object> void run(
      Path subject, TaskRunner.Work<T> work, BackgroundLoader.Receiver<T> done) {
    loader.run(String.valueOf(subject.getFileName()), work, done);
  }
}
