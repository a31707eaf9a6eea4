package io.backcast.ui.report;

import io.backcast.model.AuditOpinion;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.report.ReportTable;
import io.backcast.report.ReportTable.Column;
import io.backcast.ui.candidates.ReasonText;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.DesignAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The designs of a report: their values, and what the judges say of each. */
final class DesignTables {
  /** With more variables than these a design is a column of a table, and no longer a row. */
  private static final int WIDE = 9;

  /** So many designs stand side by side where each is a column. */
  private static final int SIDE_BY_SIDE = 6;

  private final ReportSource source;
  private final DesignSpace space;
  private final DesignAnswers answers;
  private final Texts texts;
  private final int most;

  /**
   * Tables of a report.
   *
   * @param most designs to list, beside those that are pinned or calculated
   */
  DesignTables(ReportSource source, int most, Texts texts) {
    this.source = source;
    this.space = source.space();
    this.answers = source.explorer().answersProperty().get();
    this.texts = texts;
    this.most = most;
  }

  void write(ReportPage page) {
    DesignSet set = source.result().designs();
    ReportSection section = page.section(texts.get("report.designs"));
    int[] rows = listed(set);
    if (rows.length == 0) {
      section.say(texts.get("report.designs.none"));
    } else {
      section.say(
          texts.get(
              "report.designs.said",
              texts.whole(rows.length),
              texts.whole(set.size()),
              texts.of("ranking", source.request().ranking())));
      values(section, set, rows);
      section.tabulate(verdicts(set, rows));
    }
    List<Candidate> elsewhere =
        source.explorer().pins().stream().filter(p -> rowOf(set, p.x()) < 0).toList();
    if (!elsewhere.isEmpty()) {
      section.tabulate(pins(elsewhere));
    }
  }

  /** The best, and those further down that are pinned or calculated. */
  private int[] listed(DesignSet set) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      float[] x = set.designs().row(i);
      if (i < most || isPinned(x) || answers.of(x) != null) {
        rows.add(i);
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isPinned(float[] x) {
    return source.explorer().pins().stream().anyMatch(p -> Arrays.equals(p.x(), x));
  }

  private static int rowOf(DesignSet set, float[] x) {
    for (int i = 0; i < set.size(); i++) {
      if (Arrays.equals(set.designs().row(i), x)) {
        return i;
      }
    }
    return -1;
  }

  private void values(ReportSection section, DesignSet set, int[] rows) {
    if (space.dx() + space.dy() <= WIDE) {
      section.tabulate(asRows(set, rows));
      return;
    }
    for (int from = 0; from < rows.length; from += SIDE_BY_SIDE) {
      section.tabulate(
          asColumns(
              set, Arrays.copyOfRange(rows, from, Math.min(rows.length, from + SIDE_BY_SIDE))));
    }
  }

  private ReportTable asRows(DesignSet set, int[] rows) {
    List<Column> columns = new ArrayList<>(List.of(new Column("#", true)));
    space.variables().forEach(v -> columns.add(column(v)));
    space.properties().forEach(p -> columns.add(new Column(name(p), true)));
    columns.add(new Column(texts.get("candidates.trust"), false));
    List<List<String>> cells = new ArrayList<>();
    for (int i : rows) {
      List<String> row = new ArrayList<>(List.of(number(set, i)));
      for (int j = 0; j < space.dx(); j++) {
        row.add(value(j, set.designs().row(i)));
      }
      for (int k = 0; k < space.dy(); k++) {
        row.add(predicted(set, i, k));
      }
      row.add(texts.of("status", set.verdicts()[i].level()));
      cells.add(row);
    }
    return new ReportTable(texts.get("report.designs.values"), JudgedBy.NONE, columns, cells);
  }

  private ReportTable asColumns(DesignSet set, int[] rows) {
    List<Column> columns = new ArrayList<>(List.of(new Column("", false)));
    for (int i : rows) {
      columns.add(new Column(number(set, i), true));
    }
    List<List<String>> cells = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      List<String> row = new ArrayList<>(List.of(Units.label(v.symbol(), v.unit())));
      for (int i : rows) {
        row.add(value(j, set.designs().row(i)));
      }
      cells.add(row);
    }
    for (int k = 0; k < space.dy(); k++) {
      List<String> row = new ArrayList<>(List.of(name(space.properties().get(k))));
      for (int i : rows) {
        row.add(predicted(set, i, k));
      }
      cells.add(row);
    }
    List<String> trust = new ArrayList<>(List.of(texts.get("candidates.trust")));
    for (int i : rows) {
      trust.add(texts.of("status", set.verdicts()[i].level()));
    }
    cells.add(trust);
    return new ReportTable(texts.get("report.designs.values"), JudgedBy.NONE, columns, cells);
  }

  /** Who says what of each design. */
  private ReportTable verdicts(DesignSet set, int[] rows) {
    AuditOpinion audit = set.audit();
    boolean calculated = answers.anyOf(set.x());
    int k = answers.property();
    Property p = space.properties().get(k);
    ReasonText reasons = new ReasonText(source.card(), texts);
    List<Column> columns = new ArrayList<>(List.of(new Column("#", true)));
    if (audit != null) {
      columns.add(new Column(texts.get("verdict.audit"), true));
    }
    if (calculated) {
      columns.add(new Column(texts.get("verdict.calculation"), true));
    }
    columns.add(new Column(texts.get("report.designs.reason"), false));
    List<List<String>> cells = new ArrayList<>();
    for (int i : rows) {
      List<String> row = new ArrayList<>(List.of(number(set, i)));
      if (audit != null) {
        row.add(
            predicted(p, audit.unclamped()[i * space.dy() + k])
                + (ReasonText.isDisputed(set, i) ? " ≠" : ""));
      }
      CalculatedDesign found = answers.of(set.designs().row(i));
      if (calculated) {
        row.add(found == null ? "–" : CalculatedText.value(texts, p, found));
      }
      String said =
          found == null
              ? ""
              : CalculatedText.verdict(
                      texts,
                      p,
                      set.unclamped()[i * space.dy() + k],
                      set.std()[i * space.dy() + k],
                      found)
                  + " "
                  + CalculatedText.origin(texts, p, found)
                  + " ";
      row.add(said + reasons.of(set, i));
      cells.add(row);
    }
    return new ReportTable(texts.get("report.designs.verdicts"), JudgedBy.NONE, columns, cells);
  }

  /** Pinned designs that are not among the candidates. */
  private ReportTable pins(List<Candidate> pins) {
    List<Column> columns = new ArrayList<>(List.of(new Column("", false)));
    for (int i = 0; i < pins.size(); i++) {
      columns.add(new Column("★ " + texts.whole(i + 1L), true));
    }
    List<List<String>> cells = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      List<String> row = new ArrayList<>(List.of(Units.label(v.symbol(), v.unit())));
      for (Candidate pin : pins) {
        row.add(value(j, pin.x()));
      }
      cells.add(row);
    }
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      List<String> row = new ArrayList<>(List.of(name(p)));
      for (Candidate pin : pins) {
        row.add(
            Float.isNaN(pin.predictions().unclamped()[k])
                ? "–"
                : texts.predicted(p, pin.predictions().unclamped()[k], pin.predictions().std()[k]));
      }
      cells.add(row);
    }
    return new ReportTable(texts.get("report.designs.pins"), JudgedBy.NONE, columns, cells);
  }

  private String number(DesignSet set, int i) {
    return (isPinned(set.designs().row(i)) ? "★ " : "") + texts.whole(i + 1L);
  }

  private static Column column(Variable v) {
    return new Column(Units.label(v.symbol(), v.unit()), v.categories() == null);
  }

  private static String name(Property p) {
    return Units.label(p.label(), p.unit());
  }

  private String value(int j, float[] x) {
    Variable v = space.variables().get(j);
    return texts.value(v, x[j], v.shownDecimals());
  }

  private String predicted(DesignSet set, int i, int k) {
    int at = i * space.dy() + k;
    return Float.isNaN(set.unclamped()[at])
        ? "–"
        : texts.predicted(space.properties().get(k), set.unclamped()[at], set.std()[at]);
  }

  private String predicted(Property p, double unclamped) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(unclamped)
        ? mass.name()
        : Units.with(texts.number(unclamped, p.shownDecimals()), p.unit());
  }
}
