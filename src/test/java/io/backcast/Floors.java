package io.backcast;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages of the program in one order, top first; a dependency may only point down it. */
final class Floors {
  static final String ROOT = "io.backcast";

  /** Parts of the window that show something, a package each. */
  private static final List<String> VIEWS =
      List.of(
          "ui.tour",
          "ui.presentation",
          "ui.target",
          "ui.variables",
          "ui.candidates",
          "ui.constraints",
          "ui.whynot",
          "ui.cell",
          "ui.whatif",
          "ui.transition",
          "ui.parallel",
          "ui.scatter",
          "ui.map",
          "ui.compare",
          "ui.properties",
          "ui.export",
          "ui.activity",
          "ui.verify",
          "ui.log",
          "ui.campaign",
          "ui.importing",
          "ui.inspector",
          "ui.training",
          "ui.settings",
          "ui.about",
          "ui.home");

  /** The views that one view may use: the import page shows the network as the inspector does. */
  private static final Map<String, Set<String>> VIEWS_OF_VIEWS =
      Map.of("ui.importing", Set.of("ui.inspector"));

  /** Every package, by what follows {@code io.backcast.}; the empty name is the root. */
  static final List<String> ALL =
      Stream.of(
              List.of("", "cli", "serve", "ui.snapshot", "ui.app", "ui.frame", "ui.report"),
              VIEWS,
              List.of(
                  "ui.panel",
                  "ui.chart",
                  "ui.solve",
                  "ui.lab",
                  "ui.state",
                  "ui.failure",
                  "ui.common"),
              List.of(
                  "verify.campaign",
                  "verify.queue",
                  "verify",
                  "train",
                  "train.report",
                  "train.evaluate",
                  "train.evaluate.check",
                  "train.distil"),
              List.of("train.member"),
              List.of("train.loop", "train.net", "train.data"),
              List.of("report"),
              List.of("design", "engine.importing", "engine.trial", "engine", "engine.onnx"),
              List.of(
                  "slurm",
                  "io.output",
                  "io.structure",
                  "help",
                  "io",
                  "io.table",
                  "font",
                  "model",
                  "formula",
                  "sentence"))
          .flatMap(List::stream)
          .toList();

  private Floors() {}

  /** What the packages of some classes depend on within the program, by name. */
  static Map<String, SortedSet<String>> dependencies(JavaClasses classes) {
    Map<String, SortedSet<String>> dependencies = new TreeMap<>();
    for (JavaClass from : classes) {
      SortedSet<String> lower =
          dependencies.computeIfAbsent(nameOf(from.getPackageName()), name -> new TreeSet<>());
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (isOurs(to) && !to.equals(from.getPackageName())) {
          lower.add(nameOf(to));
        }
      }
    }
    return dependencies;
  }

  /** A sentence for each way in which packages do not keep to the list. */
  static List<String> violations(Map<String, SortedSet<String>> dependencies) {
    SortedSet<String> violations = new TreeSet<>();
    dependencies.forEach(
        (from, targets) -> {
          if (!ALL.contains(from)) {
            violations.add(
                "Package %s.%s is not in the list of Floors: put it where nothing above it is used by it."
                    .formatted(ROOT, from));
            return;
          }
          for (String to : targets) {
            if (ALL.contains(to) && ALL.indexOf(to) < ALL.indexOf(from)) {
              violations.add(
                  "%s depends on %s, which is above it in the list of Floors."
                      .formatted(from, to.isEmpty() ? ROOT : to));
            } else if (VIEWS.contains(from)
                && VIEWS.contains(to)
                && !VIEWS_OF_VIEWS.getOrDefault(from, Set.of()).contains(to)) {
              violations.add(
                  "The view %s depends on the view %s: what both need belongs below them, in ui.chart, ui.solve, ui.state or ui.common."
                      .formatted(from, to));
            }
          }
        });
    for (String name : ALL) {
      if (!dependencies.containsKey(name)) {
        violations.add(
            "The list of Floors has %s, which no class is in: remove it.".formatted(name));
      }
    }
    return List.copyOf(violations);
  }

  /** The list and what depends on what, as a mermaid diagram; the views are one box. */
  static String diagram(Map<String, SortedSet<String>> dependencies) {
    return new FloorDiagram(ALL, VIEWS, dependencies).text();
  }

  private static boolean isOurs(String packageName) {
    return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
  }

  private static String nameOf(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }
}
