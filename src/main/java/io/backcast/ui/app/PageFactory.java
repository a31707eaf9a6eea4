package io.backcast.ui.app;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.train.report.ModelReport;
import io.backcast.ui.campaign.CampaignPage;
import io.backcast.ui.campaign.CampaignTable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.HelpTopic;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.failure.LogPage;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.importing.ImportController;
import io.backcast.ui.importing.ImportViewModel;
import io.backcast.ui.inspector.InspectorPage;
import io.backcast.ui.training.TrainingActivity;
import io.backcast.ui.training.TrainingController;
import io.backcast.ui.training.TrainingRun;
import io.backcast.ui.training.TrainingViewModel;
import io.backcast.ui.verify.AnswerFiles;
import io.backcast.ui.verify.ReturnedPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the pages above a window: training, import, inspector, answers, campaign, log. */
public final class PageFactory {
  private final AppContext context;
  private final NewModels models;
  private final TaskRunner runner;
  private final Runnable close;

  /**
   * Makes pages.
   *
   * @param models folder of new models
   * @param runner for training
   * @param close closes the page that is shown
   */
  public PageFactory(AppContext context, NewModels models, TaskRunner runner, Runnable close) {
    this.context = context;
    this.models = models;
    this.runner = runner;
    this.close = close;
  }

  /** A page whose listeners are removed from the appearance when it is closed. */
  Page page(Function<Appearance, Parent> content) {
    return build(appearance -> new Page(content.apply(appearance), appearance::close));
  }

  /** Makes a page with an appearance of its own, which ends at once if the page cannot be made. */
  Page build(Function<Appearance, Page> content) {
    Appearance appearance = context.appearance().derive();
    Page made = null;
    try {
      made = content.apply(appearance);
      return made;
    } finally {
      if (made == null) {
        appearance.close();
      }
    }
  }

  /** Reads a table for training; call it in the background. */
  public TrainingViewModel table(Path file) throws BackcastException {
    return new TrainingViewModel(file, new TableReader().text(file), context.json());
  }

  /**
   * The page on which a model is trained on a table. It refuses to close while a training runs.
   *
   * @param existing asks what to do about an existing model of the same name
   * @param askForRecipe asks where to save the recipe; gives null if the user cancels
   * @param open opens a finished model
   * @param openInterim opens a model of networks that are still being trained, beside the page
   */
  public Page training(
      TrainingViewModel model,
      NewModels.Question existing,
      Supplier<@Nullable Path> askForRecipe,
      Consumer<Path> open,
      Consumer<Path> openInterim) {
    TrainingRun run =
        new TrainingRun(context.json(), InstantSource.system(), runner, context.program());
    new TrainingActivity(
        run, String.valueOf(model.file().getFileName()), context.activities(), context.texts());
    return build(
        appearance -> {
          ViewLoader views = new ViewLoader(context.texts());
          TrainingController controller =
              views.with(
                  new TrainingController(
                      model,
                      run,
                      runner,
                      models,
                      existing,
                      appearance,
                      context.texts(),
                      context.json(),
                      context.failures(),
                      askForRecipe,
                      open,
                      openInterim,
                      context.actions()::browse,
                      close));
          Runnable closed =
              () -> {
                // when the whole program closes, the page is not asked
                run.cancel();
                appearance.close();
              };
          return new Page(views.load("training/Training"), closed, controller::mayClose)
              .about(HelpTopic.TABLE);
        });
  }

  /**
   * The page on which a network becomes a model.
   *
   * @param draw draws the ranges of the variables anew
   * @param importNetwork imports it with the settings of the page
   */
  public Page importing(ImportViewModel model, Runnable draw, Runnable importNetwork) {
    return page(appearance -> {
          ViewLoader views = new ViewLoader(context.texts());
          views.with(
              new ImportController(
                  model, appearance, context.texts(), models, draw, importNetwork, close));
          return views.load("importing/Import");
        })
        .about(HelpTopic.NETWORK);
  }

  /** Summaries of a model's networks, by role; call it in the background. */
  public static Map<String, GraphSummary> summaries(Path folder, ModelCard card)
      throws BackcastException {
    Map<String, GraphSummary> summaries = new LinkedHashMap<>();
    for (Map.Entry<NetworkRole, GraphFile> graph : card.graphs().entrySet()) {
      int member = 1;
      for (GraphFile part : graph.getValue().all()) {
        summaries.put(
            graph.getKey().key() + (member == 1 ? "" : " " + member),
            GraphSummary.of(OnnxFile.read(ModelFolder.networkFile(folder, part))));
        member++;
      }
    }
    return summaries;
  }

  /** The inspector of a model's networks. */
  public Page inspect(ModelCard card, Map<String, GraphSummary> summaries) {
    return page(
        appearance -> new InspectorPage(appearance, context.texts(), card, summaries, null, close));
  }

  /** The inspector of a model's networks, with a way to its report if there is one. */
  Page inspect(ModelCard card, Map<String, GraphSummary> summaries, Path folder) {
    Path report = folder.resolve(ModelReport.FOLDER).resolve(ModelReport.HTML);
    Runnable read = Files.exists(report) ? () -> context.actions().browse(report) : null;
    return page(appearance ->
            new InspectorPage(appearance, context.texts(), card, summaries, read, close))
        .about(HelpTopic.MODEL_FOLDER);
  }

  /** The history of a campaign. */
  public Page campaign(CampaignTable history) {
    return page(appearance -> new CampaignPage(appearance, context.texts(), history, close))
        .about(HelpTopic.CAMPAIGN);
  }

  /** What became of files with answers. */
  Page returned(AnswerFiles.Report report, Runnable undo) {
    return page(appearance -> new ReturnedPage(context.texts(), report, undo, close))
        .about(HelpTopic.LABORATORY);
  }

  /** The end of the program's log. */
  Page log(LogReader.Tail log) {
    return page(appearance -> new LogPage(context.texts(), log, close));
  }
}
