package io.backcast.verify.campaign;

import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.train.ExtensionComparison;
import io.backcast.train.report.RoundsPicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The history of a campaign as a table, {@value #TABLE}, and a picture, {@value #PICTURE}. Both are
 * made from the files of the rounds, and made anew after every step.
 */
public final class CampaignHistory {
  /** Name of the table. */
  public static final String TABLE = "history.csv";

  /** Name of the picture. */
  public static final String PICTURE = "history.svg";

  private final Json json;
  private final Path folder;
  private final Property property;
  private final double tolerance;

  CampaignHistory(Json json, Path folder, DesignSpace space, Target target) {
    this.json = json;
    this.folder = folder;
    int k = property(target);
    this.property = space.properties().get(k);
    this.tolerance = target.goals().get(k) instanceof Goal.Range ? 0 : target.tolerances()[k];
  }

  /** The first property that has a target. */
  static int property(Target target) {
    int k = 0;
    while (target.isFree(k)) {
      k++;
    }
    return k;
  }

  /** What a step showed, in words. */
  static String sentence(CampaignRound round, Property p) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d answered designs on target, off by %s %s in the mean; predictions off by %s, stated deviation %s.",
        Character.isDigit(round.name().charAt(0)) ? "round " + round.name() : round.name(),
        round.hits(),
        round.answered(),
        Numbers.fixed(round.error(), 4),
        p.unit(),
        Numbers.fixed(round.predictionError(), 4),
        Numbers.fixed(round.spread(), 4));
  }

  void write(List<CampaignRound> rounds) throws BackcastException {
    TableFormat.CSV.write(folder.resolve(TABLE), table(rounds), json);
    RoundsPicture picture = new RoundsPicture(property, tolerance);
    for (CampaignRound round : rounds) {
      picture.add(
          round.name(), round.hitRate(), round.error(), round.predictionError(), round.spread());
    }
    picture.write(folder.resolve(PICTURE));
  }

  private TypedTable table(List<CampaignRound> rounds) {
    int decimals = Math.max(4, property.decimals());
    return new TypedTable(
        List.of(
            new TypedTable.Text("round", rounds.stream().map(CampaignRound::name).toList()),
            new TypedTable.Text("model", rounds.stream().map(CampaignRound::model).toList()),
            whole("designs", rounds, CampaignRound::designs),
            whole("answered", rounds, CampaignRound::answered),
            whole("hits", rounds, CampaignRound::hits),
            real("hit_rate", rounds, CampaignRound::hitRate, 3),
            real("error", rounds, CampaignRound::error, decimals),
            real("error_median", rounds, CampaignRound::median, decimals),
            real("prediction_error", rounds, CampaignRound::predictionError, decimals),
            real("spread", rounds, CampaignRound::spread, decimals),
            real("seconds", rounds, CampaignRound::seconds, 1),
            real("learned", rounds, r -> learned(r), 0),
            line("held_out_error_before", rounds, ExtensionComparison.Rows.HELD_OUT, true),
            line("held_out_error_after", rounds, ExtensionComparison.Rows.HELD_OUT, false),
            line("held_back_error_before", rounds, ExtensionComparison.Rows.HELD_BACK, true),
            line("held_back_error_after", rounds, ExtensionComparison.Rows.HELD_BACK, false),
            new TypedTable.Text("kept", rounds.stream().map(CampaignHistory::kept).toList())));
  }

  private static double learned(CampaignRound round) {
    return round.learning() == null ? Double.NaN : round.learning().extension().learned();
  }

  /** Whether the new model took over. */
  private static String kept(CampaignRound round) {
    return round.learning() == null ? "" : round.learning().published() ? "yes" : "no";
  }

  private static TypedTable.Column whole(
      String name, List<CampaignRound> rounds, ToLongFunction<CampaignRound> value) {
    return new TypedTable.Whole(name, rounds.stream().mapToLong(value).toArray());
  }

  private static TypedTable.Column real(
      String name,
      List<CampaignRound> rounds,
      ToDoubleFunction<CampaignRound> value,
      int decimals) {
    return new TypedTable.Real(name, rounds.stream().mapToDouble(value).toArray(), decimals);
  }

  private TypedTable.Column line(
      String name, List<CampaignRound> rounds, ExtensionComparison.Rows rows, boolean before) {
    return real(
        name,
        rounds,
        r ->
            r.learning() == null
                ? Double.NaN
                : r.learning().extension().comparison().lines().stream()
                    .filter(l -> l.rows() == rows && l.property().equals(property.name()))
                    .mapToDouble(l -> before ? l.before() : l.after())
                    .findFirst()
                    .orElse(Double.NaN),
        Math.max(4, property.decimals()));
  }
}
