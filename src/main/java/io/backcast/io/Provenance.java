package io.backcast.io;

import io.backcast.model.AuditAgreement;
import io.backcast.model.AuditOpinion;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file of designs was made; written beside it.
 *
 * @param program name and version
 * @param model name of the model
 * @param identity of the model
 * @param target by property, the value asked for or the name of a point mass
 * @param tolerance by property
 * @param bounds by variable, lower and upper, where they differ from the model's
 * @param seed of the draw
 * @param first index of the first sample
 * @param refined whether samples were refined onto the target
 * @param ranking order in which the best designs were chosen
 * @param drawn samples
 * @param onTarget samples within the tolerance; absent where nothing predicts
 * @param kept designs in the file
 * @param refused by reason
 * @param reliability what “on target” is worth; null in files of earlier versions
 * @param outside raw samples outside the bounds; absent if none was
 * @param note what a reader of the file must know; absent if nothing
 * @param audit what the audit ensemble says of the designs; absent where the model has none
 * @param sampling how the designs follow the prior; absent unless that was asked for
 * @param extrapolation what became of designs unlike the training data; null in files of earlier
 *     versions
 * @param extremes what the search for the most or least reached; absent unless that was asked for
 * @param constraints conditions that all designs satisfy, the card's included; absent if there are
 *     none
 */
public record Provenance(
    String program,
    String model,
    String identity,
    Map<String, String> target,
    Map<String, Double> tolerance,
    Map<String, double[]> bounds,
    long seed,
    long first,
    boolean refined,
    String ranking,
    int drawn,
    @Nullable Integer onTarget,
    int kept,
    Map<String, Integer> refused,
    @Nullable Reliability reliability,
    @Nullable Outside outside,
    @Nullable String note,
    @Nullable Audited audit,
    @Nullable Sampling sampling,
    @Nullable Extrapolation extrapolation,
    @Nullable Extremes extremes,
    @Nullable List<String> constraints) {

  /**
   * The search for the most or least of properties.
   *
   * @param best the most or least found among designs that can be trusted, by property
   * @param judged how many designs the ensemble judged
   * @param front whether the designs are a trade-off between several properties
   */
  public record Extremes(Map<String, Double> best, int judged, boolean front) {}

  /**
   * How designs follow the prior inside the bounds, among the designs on target.
   *
   * @param rows “weighted”, with a column of weights, or “resampled”, all alike
   * @param method importance (the generator's draws, weighted, beside draws of the prior) or
   *     rejection (draws of the prior alone)
   * @param effective how many independent draws all designs on target are worth
   */
  public record Sampling(String rows, String method, long effective) {}

  /**
   * What the audit ensemble, which had no part in making them, says of the designs in the file.
   *
   * @param agrees designs whose prediction by it lies within what the model states
   * @param disagrees designs for which it does not
   */
  public record Audited(int agrees, int disagrees) {
    /** The count of some designs; null where the model has no audit ensemble. */
    public static @Nullable Audited of(DesignSet designs) {
      AuditOpinion opinion = designs.audit();
      return opinion == null
          ? null
          : new Audited(
              opinion.count(AuditAgreement.AGREES), opinion.count(AuditAgreement.DISAGREES));
    }
  }

  /**
   * What became of designs unlike the training data.
   *
   * @param control marked (warn), refused (restrict) or not looked at (off)
   * @param checked how many designs on target were looked at
   * @param outside how many of those are less usual than almost all held-back rows
   * @param abstained why the data cannot say what reaches the target; absent if they can
   */
  public record Extrapolation(
      String control, int checked, int outside, @Nullable String abstained) {}

  /**
   * Raw samples outside the bounds.
   *
   * @param rule what became of them: drawn again (reject) or moved onto the bounds (clamp)
   * @param share of all raw samples
   * @param byVariable share outside in each variable
   */
  public record Outside(String rule, double share, Map<String, Double> byVariable) {}

  /**
   * What “on target” is worth: it is so by the model.
   *
   * @param prior that designs were drawn from, in words
   * @param heldOutError mean absolute error of the model on held-out rows, by property, as far as
   *     it is known
   * @param expectedShare share of the designs on target by the model that can be expected to be, by
   *     the stated deviations; null where there are none
   * @param searched whether no sample reached the target, so that a longer search found the designs
   */
  public record Reliability(
      String prior,
      Map<String, Double> heldOutError,
      @Nullable Double expectedShare,
      boolean searched) {}

  /** The provenance of designs that were judged, and none of which was outside. */
  public Provenance(
      String program,
      String model,
      String identity,
      Map<String, String> target,
      Map<String, Double> tolerance,
      Map<String, double[]> bounds,
      long seed,
      long first,
      boolean refined,
      String ranking,
      int drawn,
      int onTarget,
      int kept,
      Map<String, Integer> refused) {
    this(
        program, model, identity, target, tolerance, bounds, seed, first, refined, ranking, drawn,
        onTarget, kept, refused, null, null, null, null, null, null, null, null);
  }

  /** A copy for a file with fewer of the designs; those left out count as “not chosen”. */
  public Provenance withRows(int rows) {
    return withRows(rows, audit);
  }

  /** As {@link #withRows}, for a file with some of the designs. */
  public Provenance with(DesignSet chosen) {
    return withRows(chosen.size(), Audited.of(chosen));
  }

  private Provenance withRows(int rows, @Nullable Audited opinion) {
    Map<String, Integer> why = new LinkedHashMap<>(refused);
    why.merge("not chosen", kept - rows, Integer::sum);
    return new Provenance(
        program,
        model,
        identity,
        target,
        tolerance,
        bounds,
        seed,
        first,
        refined,
        ranking,
        drawn,
        onTarget,
        rows,
        why,
        reliability,
        outside,
        note,
        opinion,
        sampling,
        extrapolation,
        extremes,
        constraints);
  }

  /** Writes {@code <name>.provenance.json} beside a file; nothing beside standard output. */
  public void writeBeside(Path file, Json json) throws BackcastException {
    writeBeside(file, this, json);
  }

  /** Writes any provenance record beside a file; nothing beside standard output or a device. */
  public static void writeBeside(Path file, Object provenance, Json json) throws BackcastException {
    if (hasBeside(file)) {
      json.write(beside(file), provenance);
    }
  }

  /** Whether files can be beside this one: it is neither standard output nor a device. */
  public static boolean hasBeside(Path file) {
    return !file.toString().equals("-") && !WriteTarget.isDevice(file);
  }

  /** Path of the provenance of {@code file}. */
  public static Path beside(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return file.resolveSibling(stem + ".provenance.json");
  }
}
