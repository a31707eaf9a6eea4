package io.backcast.serve;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ShippedModels;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the models that come along and those in the server's folder. */
final class ListModelsTool implements Tool {
  private static final int MOST = 200;

  private final RootFolder root;
  private final ModelFolder folders;

  ListModelsTool(RootFolder root, ModelFolder folders) {
    this.root = root;
    this.folders = folders;
  }

  @Override
  public String name() {
    return "list_models";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    List<Map<String, Object>> models = new ArrayList<>();
    List<Path> here = root.models();
    for (Path folder : here.subList(0, Math.min(MOST, here.size()))) {
      models.add(model(root.shown(folder), folder, "in the folder of this server"));
    }
    List<String> names = models.stream().map(m -> String.valueOf(m.get("model"))).toList();
    for (Path folder : ShippedModels.all()) {
      String name = String.valueOf(folder.getFileName());
      if (Files.exists(folder.resolve(ModelFolder.CARD)) && !names.contains(name)) {
        models.add(model(name, folder, "comes with Backcast"));
      }
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("models", models);
    String all =
        models.isEmpty()
            ? "There are no models: put a model folder into the folder of this server."
            : "There are %s models: %s."
                .formatted(
                    models.size(),
                    String.join(
                        ", ", models.stream().map(m -> String.valueOf(m.get("model"))).toList()));
    return new ToolAnswer(all, content);
  }

  private Map<String, Object> model(String name, Path folder, String where) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("model", name);
    model.put("where", where);
    ModelCard card = card(folder, model);
    if (card != null) {
      model.put("title", card.title());
      model.put("variables", card.space().variables().stream().map(Variable::name).toList());
      model.put("properties", card.space().properties().stream().map(Property::name).toList());
    }
    return model;
  }

  private @Nullable ModelCard card(Path folder, Map<String, Object> model) {
    try {
      return folders.card(folder);
    } catch (BackcastException e) {
      model.put("problem", e.sentence());
      return null;
    }
  }
}
