package io.backcast.ui.app;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.failure.LogPage;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.importing.ImportController;
import io.backcast.ui.importing.ImportViewModel;
import io.backcast.ui.inspector.InspectorPage;
import io.backcast.ui.start.ModelGallery;
import io.backcast.ui.start.StartController;
import io.backcast.ui.training.TrainingController;
import io.backcast.ui.training.TrainingRun;
import io.backcast.ui.training.TrainingViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the pages that lie above a window: start, table, network, inspector. */
public final class PageFactory {
  private final AppContext context;
  private final NewModels models;
  private final TaskRunner runner;
  private final Runnable close;

  /**
   * Puts it together.
   *
   * @param models where new models go
   * @param runner for training
   * @param close leaves any page
   */
  public PageFactory(AppContext context, NewModels models, TaskRunner runner, Runnable close) {
    this.context = context;
    this.models = models;
    this.runner = runner;
    this.close = close;
  }

  /**
   * The start screen.
   *
   * @param closable whether there is a window behind it
   */
  public Page start(boolean closable) {
    return page(
        look -> {
          ViewLoader views = new ViewLoader(context.texts());
          views.with(
              new StartController(
                  ModelGallery.of(ShippedModels.all(), context.json()),
                  context.actions(),
                  look,
                  context.texts(),
                  closable ? close : null));
          return views.load("start/Start");
        });
  }

  /** A page with a look of its own, so that nothing of it stays when it is closed. */
  private Page page(Function<Appearance, Parent> content) {
    Appearance look = context.appearance().derive();
    return new Page(content.apply(look), look::close);
  }

  /** A table and what may be learned from it; takes time. */
  public TrainingViewModel table(Path file) throws BackcastException {
    return new TrainingViewModel(file, new TableReader().text(file), context.json());
  }

  /** The page for a table. */
  public Page training(
      TrainingViewModel model,
      NewModels.Question existing,
      Supplier<@Nullable Path> askForRecipe,
      Consumer<Path> open) {
    TrainingRun run =
        new TrainingRun(context.json(), InstantSource.system(), runner, context.program());
    Appearance appearance = context.appearance().derive();
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
                close));
    Runnable closed =
        () -> {
          // when the whole program closes, the page is not asked
          run.cancel();
          appearance.close();
        };
    return new Page(views.load("training/Training"), closed, controller::mayClose);
  }

  /** The page for a bare network. */
  public Page importing(ImportViewModel model, Runnable adopt) {
    return page(
        look -> {
          ViewLoader views = new ViewLoader(context.texts());
          views.with(new ImportController(model, look, context.texts(), models, adopt, close));
          return views.load("importing/Import");
        });
  }

  /** What is known of a model's networks, by role; takes time. */
  public static Map<String, GraphSummary> summaries(Path folder, ModelCard card)
      throws BackcastException {
    Map<String, GraphSummary> facts = new LinkedHashMap<>();
    for (Map.Entry<NetworkRole, GraphFile> graph : card.graphs().entrySet()) {
      facts.put(
          graph.getKey().key(),
          GraphSummary.of(OnnxFile.read(folder.resolve(graph.getValue().file()))));
    }
    return facts;
  }

  /** The networks of a model. */
  public Page inspect(String title, Map<String, GraphSummary> facts) {
    return page(look -> new InspectorPage(look, context.texts(), title, facts, close));
  }

  /** The end of the program's log. */
  Page log(LogReader.Tail log) {
    return page(look -> new LogPage(context.texts(), log, close));
  }
}
