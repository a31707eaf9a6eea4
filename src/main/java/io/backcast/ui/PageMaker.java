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
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.Views;
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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Makes the pages that lie above a window: start, table, network, inspector. */
final class PageMaker {
  private final Context context;
  private final NewModels models;
  private final Executor background;
  private final Runnable close;

  /**
   * Puts it together.
   *
   * @param models where new models go
   * @param background for training
   * @param close leaves any page
   */
  PageMaker(Context context, NewModels models, Executor background, Runnable close) {
    this.context = context;
    this.models = models;
    this.background = background;
    this.close = close;
  }

  Parent start() {
    Views views = new Views(context.texts());
    views.with(
        new StartController(
            Gallery.of(ShippedModels.all(), context.json()),
            context.desk(),
            context.appearance(),
            context.texts(),
            close));
    return views.load("start/Start");
  }

  /** A table and what may be learned from it; takes time. */
  static LearnModel table(Path file) throws BackcastException {
    return new LearnModel(file, new TableReader().text(file));
  }

  /** The page for a table. */
  Parent learn(
      LearnModel model,
      NewModels.Question existing,
      Supplier<@Nullable Path> askForRecipe,
      Consumer<Path> open) {
    Views views = new Views(context.texts());
    TrainingRun run =
        new TrainingRun(
            context.json(),
            InstantSource.system(),
            background,
            Platform::runLater,
            context.program());
    views.with(
        new LearnController(
            model,
            run,
            background,
            models,
            existing,
            context.appearance(),
            context.texts(),
            context.json(),
            context.failures(),
            askForRecipe,
            open,
            close));
    return views.load("learn/Learn");
  }

  /** The page for a bare network. */
  Parent adopt(AdoptModel model, Runnable adopt) {
    Views views = new Views(context.texts());
    views.with(
        new AdoptController(model, context.appearance(), context.texts(), models, adopt, close));
    return views.load("adopt/Adopt");
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
  Parent inspect(String title, Map<String, GraphFacts> facts) {
    return new InspectorPage(context.appearance(), context.texts(), title, facts, close);
  }
}
