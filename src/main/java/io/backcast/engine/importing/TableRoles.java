package io.backcast.engine.importing;

import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.importing.RoleWords.Meaning;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.engine.onnx.GraphSummary.Edge;
import io.backcast.model.BackcastException;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Latent and condition among the tables. */
final class TableRoles {
  private final List<Edge> tables;
  private final Ports told;
  private final int dx;
  private final int dy;
  private final List<String> why;

  TableRoles(List<Edge> tables, Ports told, int dx, int dy, List<String> why) {
    this.tables = tables;
    this.told = told;
    this.dx = dx;
    this.dy = dy;
    this.why = why;
  }

  Ports find() throws BackcastException {
    if (tables.isEmpty()) {
      throw PortProposal.notBackward(Sentence.of("import.no-input-table"));
    }
    List<String> all = names(tables);
    if (told.latent() != null || told.condition() != null) {
      List<String> known = told.latent() == null ? told.condition() : told.latent();
      List<String> rest = new ArrayList<>(all);
      rest.removeAll(known == null ? List.of() : known);
      // one input that is told to be one role takes nothing else
      return told.latent() == null
          ? told.with(rest, told.condition())
          : told.with(told.latent(), rest);
    }
    return tables.size() == 1 ? single(tables.getFirst()) : several();
  }

  private Ports single(Edge only) {
    List<String> name = List.of(only.name());
    Meaning meaning = RoleWords.of(only.name());
    int width = only.length(1);
    boolean narrow = dx > 0 && width < dx;
    // one column has no room for a latent beside the property
    boolean alone = dy > 0 ? width == dy : width == 1 || narrow && meaning == Meaning.CONDITION;
    if (meaning != Meaning.LATENT && alone) {
      why.add(
          told.layout() == null
              ? "condition: " + only.name() + "; no latent, so there is one design for a target"
              : "condition: " + only.name());
      return told.with(List.of(), name);
    }
    if (meaning == Meaning.BOTH && (dy > 0 && width > dy)) {
      boolean first = RoleWords.namesConditionFirst(only.name());
      why.add(
          "%s holds the %s first (by its name), then the %s"
              .formatted(
                  only.name(), first ? "properties" : "latent", first ? "latent" : "properties"));
      return told.with(name, name).with(first);
    }
    why.add(
        "the only input, %s, seems to hold properties and latent together, and nothing says in"
                .formatted(GraphSummary.line(only))
            + " which order and how many properties; name it as ports.latent and"
            + " ports.condition and set ports.conditionFirst, or describe its columns in"
            + " ports.layout; if it holds the properties alone, give --condition "
            + only.name());
    return told;
  }

  private Ports several() {
    List<Edge> latent = meaning(Meaning.LATENT);
    List<Edge> condition = meaning(Meaning.CONDITION);
    List<Edge> rest = new ArrayList<>(tables);
    rest.removeAll(latent);
    rest.removeAll(condition);
    if (latent.isEmpty() && condition.isEmpty() && rest.size() == 2) {
      for (int i = 0; i < 2; i++) {
        if (RoleWords.isInference(rest.get(i).name(), rest.get(1 - i).name())) {
          return sure(
              List.of(rest.get(i)),
              List.of(rest.get(1 - i)),
              "named as parameters and observation");
        }
      }
    }
    if (!latent.isEmpty() && !condition.isEmpty() && rest.isEmpty()) {
      return sure(latent, condition, "by their names");
    }
    if (rest.size() == 1 && latent.isEmpty() != condition.isEmpty()) {
      return latent.isEmpty()
          ? sure(rest, condition, "by the name of the other")
          : sure(latent, rest, "by the name of the other");
    }
    List<Edge> wide = tables.stream().filter(e -> dy > 0 && e.length(1) == dy).toList();
    if (tables.size() == 2 && wide.size() == 1 && latent.size() != 1 && condition.size() != 1) {
      List<Edge> other = tables.stream().filter(e -> !wide.contains(e)).toList();
      return sure(other, wide, "as only one has %s columns".formatted(dy));
    }
    why.add(
        "nothing says which of %s is the latent and which the condition; set ports.latent and"
                .formatted(String.join(" and ", tables.stream().map(GraphSummary::line).toList()))
            + " ports.condition, or give --latent NAME --condition NAME");
    return told;
  }

  private Ports sure(List<Edge> latent, List<Edge> condition, String reason) {
    why.add(
        "latent: %s, condition: %s (%s)"
            .formatted(
                String.join(", ", names(latent)), String.join(", ", names(condition)), reason));
    return told.with(names(latent), names(condition));
  }

  /** Every assignment that is possible by widths. */
  List<Ports> candidates(Ports found) {
    List<Ports> all = new ArrayList<>();
    if (told.latent() != null || told.condition() != null) {
      return all;
    }
    if (tables.size() == 1) {
      String name = tables.getFirst().name();
      int width = tables.getFirst().length(1);
      if (dy > 0 && width == dy) {
        all.add(found.with(List.of(), List.of(name)));
      } else if (dy > 0 && width > dy) {
        all.add(found.with(List.of(name), List.of(name)).with(true));
        all.add(found.with(List.of(name), List.of(name)).with(false));
      }
    } else if (tables.size() == 2) {
      for (int i = 0; i < 2; i++) {
        int width = tables.get(i).length(1);
        boolean open = width < 1 || tables.get(1 - i).length(1) < 1;
        if (!open && (dy < 0 || width == dy)) {
          all.add(found.with(List.of(tables.get(1 - i).name()), List.of(tables.get(i).name())));
        }
      }
    }
    return all;
  }

  private List<Edge> meaning(Meaning wanted) {
    return tables.stream().filter(e -> RoleWords.of(e.name()) == wanted).toList();
  }

  private static List<String> names(List<Edge> edges) {
    return edges.stream().map(Edge::name).toList();
  }
}
