package io.backcast.serve;

import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Relation;
import io.backcast.model.StructureTemplate;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a model knows: its variables and properties, where it comes from, how good it is. */
final class DescribeTool implements Tool {
  private final Models models;

  DescribeTool(Models models) {
    this.models = models;
  }

  @Override
  public String name() {
    return "describe";
  }

  @Override
  public ToolAnswer answer(Arguments arguments, ToolProgress progress) throws BackcastException {
    ModelCard card = models.card(arguments);
    DesignSpace space = card.space();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("model", arguments.text(Models.MODEL));
    content.put("title", card.title());
    content.put("identity", card.identity());
    content.put("variables", space.variables().stream().map(DescribeTool::variable).toList());
    content.put("properties", space.properties().stream().map(p -> property(card, p)).toList());
    content.put("designs_are_drawn", card.prior());
    List<String> relations = space.relations().stream().map(Relation::text).toList();
    if (!relations.isEmpty()) {
      content.put("every_design_keeps_to", relations);
    }
    content.put("paths", space.paths().stream().map(DescribeTool::path).toList());
    content.put("held_out_metrics", card.metrics());
    if (card.training() != null) {
      content.put("training", card.training());
    }
    if (card.origin() != null) {
      content.put("imported_from", card.origin());
    }
    Crystal crystal = card.crystal();
    if (crystal != null) {
      content.put("formula", crystal.formula());
      content.put(
          "structure_templates",
          crystal.templates().stream().map(StructureTemplate::name).toList());
    }
    return new ToolAnswer(sentence(card), content);
  }

  private static String sentence(ModelCard card) {
    String from =
        card.space().variables().stream().map(Variable::name).collect(Collectors.joining(", "));
    String to =
        card.space().properties().stream()
            .map(
                p ->
                    "%s (%s to %s)"
                        .formatted(
                            p.name(),
                            Numbers.significant(p.lower(), 4),
                            Units.plain(Numbers.significant(p.upper(), 4), p.unit())))
            .collect(Collectors.joining(", "));
    return "%s: from %s to %s, and back.".formatted(card.title(), from, to);
  }

  private static Map<String, Object> variable(Variable v) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", v.name());
    described.put("symbol", v.symbol());
    described.put("unit", v.unit());
    described.put("kind", v.kind().name().toLowerCase(Locale.ROOT));
    if (v.categories() != null) {
      described.put("categories", v.categories());
    } else {
      described.put("lower", v.lower());
      described.put("upper", v.upper());
      described.put("reference", v.reference());
    }
    return described;
  }

  private static Map<String, Object> property(ModelCard card, Property p) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", p.name());
    described.put("label", p.label());
    described.put("unit", p.unit());
    described.put("lower", p.lower());
    described.put("upper", p.upper());
    described.put("tolerance", p.tolerance());
    if (p.pointMass() != null) {
      described.put("class", p.pointMass().name());
      described.put("value_of_class", p.pointMass().value());
    }
    Double error = card.heldOutError(p, p.upper());
    if (error != null) {
      described.put("mean_error_on_held_out_rows", error);
    }
    return described;
  }

  private static Map<String, Object> path(DesignPath path) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", path.name());
    described.put("unit", path.unit());
    described.put("from", path.from());
    described.put("to", path.to());
    return described;
  }
}
