package io.backcast.train.data;

import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the text of a table into the numbers of a recipe's columns. */
public final class DataPreparation {
  private DataPreparation() {}

  /**
   * The columns of a design space, without the rows that the recipe leaves out.
   *
   * @param cleaning which rows to leave out; null for none
   * @throws BackcastException naming the line and column of a field that cannot be read, or if no
   *     row is left
   */
  public static Table prepare(TextTable text, DesignSpace space, @Nullable DataCleaning cleaning)
      throws BackcastException {
    return numbers(clean(text, space, cleaning), space, null);
  }

  /**
   * The rows that a recipe leaves, and why the others go.
   *
   * @param cleaning which rows to leave out; null for none
   * @throws BackcastException if a column is missing, or no row is left
   */
  public static RowCleaning clean(
      TextTable text, DesignSpace space, @Nullable DataCleaning cleaning) throws BackcastException {
    Map<String, List<String>> categories = TableReader.categories(space);
    List<RowCleaning.Rule> rules = new ArrayList<>();
    for (Variable v : space.variables()) {
      rules.add(new RowCleaning.Rule(v.name(), categories.get(v.name()), v.scale(), false));
    }
    for (Property p : space.properties()) {
      rules.add(new RowCleaning.Rule(p.name(), null, p.scale(), true));
    }
    for (RowCleaning.Rule rule : rules) {
      if (text.index(rule.name()) < 0) {
        throw text.noColumn(rule.name());
      }
    }
    RowCleaning cleaned =
        RowCleaning.of(text, rules, cleaning == null ? DataCleaning.NONE : cleaning);
    if (cleaned.kept().rows().isEmpty()) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("training.no-rows", text.name()));
    }
    return cleaned;
  }

  /**
   * The numbers of the rows that are left. Of several properties a row may lack some, which are
   * NaN.
   *
   * @param group further column, whose different texts become numbers; null for none
   * @throws BackcastException naming the line and column of a field that cannot be read
   */
  public static Table numbers(RowCleaning cleaned, DesignSpace space, @Nullable String group)
      throws BackcastException {
    List<String> wanted =
        Stream.concat(
                space.variables().stream().map(Variable::name),
                space.properties().stream().map(Property::name))
            .toList();
    Set<String> gaps =
        space.dy() > 1
            ? space.properties().stream().map(Property::name).collect(Collectors.toSet())
            : Set.of();
    Table numbers = cleaned.kept().numbers(wanted, TableReader.categories(space), gaps);
    return group == null ? numbers : withGroup(numbers, cleaned.kept(), group);
  }

  /** The table with a further column, NaN where the group is missing. */
  private static Table withGroup(Table numbers, TextTable text, String group)
      throws BackcastException {
    int place = text.index(group);
    if (place < 0) {
      throw text.noColumn(group);
    }
    Map<String, Integer> codes = new HashMap<>();
    double[][] values = new double[numbers.rows()][];
    for (int i = 0; i < values.length; i++) {
      String name = text.rows().get(i)[place];
      values[i] = Arrays.copyOf(numbers.values()[i], numbers.columns().size() + 1);
      values[i][numbers.columns().size()] =
          name.isEmpty() ? Double.NaN : codes.computeIfAbsent(name, key -> codes.size());
    }
    return new Table(Stream.concat(numbers.columns().stream(), Stream.of(group)).toList(), values);
  }
}
