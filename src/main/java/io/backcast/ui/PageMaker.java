package io.backcast.ui;

import io.backcast.engine.onnx.GraphFacts;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.io.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.Role;
import io.backcast.ui.adopt.AdoptController;
import io.backcast.ui.adopt.AdoptModel;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Views;
import io.backcast.ui.failure.LogPage;
import io.backcast.ui.failure.LogReader;
import io.backcast.ui.inspector.InspectorPage;
import io.backcast.ui.learn.LearnController;
import io.backcast.ui.learn.LearnModel;
import io.backcast.ui.learn.TrainingRun;
import io.backcast.ui.start.Gallery;
import io.backcast.ui.start.StartController;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the pages that lie above a window: start, table, network, inspector. */
final class PageMaker {
  private final Context context;
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
  PageMaker(Context context, NewModels models, TaskRunner runner, Runnable close) {
    this.context = context;
    this.models = models;
    this.runner = runner;
    this.close = close;
  }

  Page start() {
    return page(
        look -> {
          Views views = new Views(context.texts());
          views.with(
              new StartController(
                  Gallery.of(ShippedModels.all(), context.json()),
                  context.desk(),
                  look,
                  context.texts(),
                  close));
          return views.load("start/Start");
        });
  }

  /** A page with a look of its own, so that nothing of it stays when it is closed. */
  private Page page(Function<Appearance, Parent> content) {
    Appearance look = context.appearance().derive();
    return new Page(content.apply(look), look::close);
  }

  /** A table and what may be learned from it; takes time. */
  static LearnModel table(Path file) throws BackcastException {
    return new LearnModel(file, new TableReader().text(file));
  }

  /** The page for a table. */
  Page learn(
      LearnModel model,
      NewModels.Question existing,
      Supplier<@Nullable Path> askForRecipe,
      Consumer<Path> open) {
    TrainingRun run =
        new TrainingRun(context.json(), InstantSource.system(), runner, context.program());
    return page(
        look -> {
          Views views = new Views(context.texts());
          views.with(
              new LearnController(
                  model,
                  run,
                  runner,
                  models,
                  existing,
                  look,
                  context.texts(),
                  context.json(),
                  context.failures(),
                  askForRecipe,
                  open,
                  close));
          return views.load("learn/Learn");
        });
  }

  /** The page for a bare network. */
  Page adopt(AdoptModel model, Runnable adopt) {
    return page(
        look -> {
          Views views = new Views(context.texts());
          views.with(new AdoptController(model, look, context.texts(), models, adopt, close));
          return views.load("adopt/Adopt");
        });
  }

  /** What is known of a model's networks, by role; takes time. */
  static Map<String, GraphFacts> facts(Path folder, ModelCard card) throws BackcastException {
    Map<String, GraphFacts> facts = new LinkedHashMap<>();
    for (Map.Entry<Role, GraphFile> graph : card.graphs().entrySet()) {
      facts.put(
          graph.getKey().name().toLowerCase(Locale.ROOT),
          GraphFacts.of(OnnxFile.read(folder.resolve(graph.getValue().file()))));
    }
    return facts;
  }

  /** The networks of a model. */
  Page inspect(String title, Map<String, GraphFacts> facts) {
    return page(look -> new InspectorPage(look, context.texts(), title, facts, close));
  }

  /** The end of the program's log. */
  Page log(LogReader.Tail log) {
    return page(look -> new LogPage(context.texts(), log, close));
  }
}
