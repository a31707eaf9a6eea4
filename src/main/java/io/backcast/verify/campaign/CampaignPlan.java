package io.backcast.verify.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is asked for; kept as {@value #FILE} in its folder.
 *
 * @param model identity of the model that it begins with
 * @param targets as on the command line, {@code name=value}
 * @param tolerances likewise; none for the model's own
 * @param fixes variables that stay, {@code name=value}
 * @param bounds narrowed variables, {@code name=low..high}
 * @param engine name of the program that answers
 * @param template structure template; null for the model's first
 * @param property that is calculated
 * @param settingsKey what answers must have in common, see {@link
 *     io.backcast.verify.Calculation#settingsKey}; null where the reference is no structure
 * @param asIs whether the program's values are the model's without any convention
 * @param perRound designs a round
 * @param check most trusted designs of the first and of the last model that are calculated to
 *     compare these; nothing is learned from them
 * @param samples drawn a round
 * @param seed of the draws
 * @param constraints formulas that every design satisfies; null in campaigns of earlier versions
 */
public record CampaignPlan(
    String model,
    List<String> targets,
    List<String> tolerances,
    List<String> fixes,
    List<String> bounds,
    String engine,
    @Nullable String template,
    String property,
    @Nullable String settingsKey,
    boolean asIs,
    int perRound,
    int check,
    int samples,
    long seed,
    @Nullable List<String> constraints) {
  /** Name of the file. */
  public static final String FILE = "campaign.json";
}
