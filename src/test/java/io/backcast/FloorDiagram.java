package io.backcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Packages and what they depend on as a mermaid flow chart. An arrow that follows from two others
 * is left out.
 */
final class FloorDiagram {
  private static final String VIEWS = "views";

  private final List<String> order;
  private final List<String> views;
  private final Map<String, SortedSet<String>> arrows = new LinkedHashMap<>();

  /**
   * Nothing is drawn yet.
   *
   * @param order all packages, top first
   * @param views those of them that are drawn as one
   * @param dependencies by package; none may point up
   */
  FloorDiagram(
      List<String> order, List<String> views, Map<String, SortedSet<String>> dependencies) {
    this.order = order;
    this.views = views;
    for (String name : order) {
      SortedSet<String> lower = arrows.computeIfAbsent(box(name), key -> new TreeSet<>());
      dependencies.getOrDefault(name, new TreeSet<>()).stream().map(this::box).forEach(lower::add);
      lower.remove(box(name));
    }
  }

  String text() {
    List<String> lines = new ArrayList<>(List.of("flowchart TD"));
    for (String group : List.of("ui", "train", "engine", "io")) {
      lines.add("  subgraph %s_[%s]".formatted(group, group));
      arrows.keySet().stream()
          .filter(name -> group.equals(groupOf(name)))
          .forEach(name -> lines.add("    " + declaration(name)));
      lines.add("  end");
    }
    arrows.keySet().stream()
        .filter(name -> groupOf(name).isEmpty())
        .forEach(name -> lines.add("  " + declaration(name)));
    arrows.forEach(
        (from, targets) ->
            targets.stream()
                .filter(to -> targets.stream().noneMatch(via -> below(via).contains(to)))
                .forEach(to -> lines.add("  %s --> %s".formatted(id(from), id(to)))));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private String box(String name) {
    return views.contains(name) ? VIEWS : name;
  }

  private static String groupOf(String name) {
    if (name.equals(VIEWS)) {
      return "ui";
    }
    String first = name.split("\\.", -1)[0];
    return List.of("ui", "train", "engine", "io").contains(first) ? first : "";
  }

  private static String id(String name) {
    return name.isEmpty() ? "root" : name.replace('.', '_');
  }

  private String declaration(String name) {
    String label = name.isEmpty() ? Floors.ROOT : name;
    if (name.equals(VIEWS)) {
      label =
          order.stream()
              .filter(views::contains)
              .map(view -> view.substring("ui.".length()))
              .collect(Collectors.joining(", ", "views: ", ""));
    }
    return "%s[\"%s\"]".formatted(id(name), label);
  }

  /** Everything that can be reached from a box. */
  private Set<String> below(String from) {
    Set<String> reached = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(arrows.getOrDefault(from, new TreeSet<>()));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (reached.add(next)) {
        open.addAll(arrows.getOrDefault(next, new TreeSet<>()));
      }
    }
    return reached;
  }
}
