package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a model that is not a network; {@code model.json} in its folder.
 *
 * @param formatVersion of the card, {@link #FORMAT} for cards written now
 * @param identity what every network of the folder carries in its metadata
 * @param name short name, usually the folder's
 * @param title what the window shows
 * @param space variables and properties
 * @param latent number of latent coordinates dz
 * @param prior in words, the distribution of designs that a backward draw is conditioned from
 * @param graphs by role
 * @param calibration of the ensemble's spread, if there is an ensemble
 * @param trust thresholds of the badges, if calibrated
 * @param dataSummary of the training data, if known
 * @param training where the model comes from, if known
 * @param metrics on rows that were held out, by name with the unit at the end
 * @param crystal how variables describe a crystal cell, if they do
 */
public record ModelCard(
    int formatVersion,
    String identity,
    String name,
    String title,
    DesignSpace space,
    int latent,
    String prior,
    Map<NetworkRole, GraphFile> graphs,
    @Nullable Calibration calibration,
    @Nullable TrustRule trust,
    @JsonProperty("digest") @Nullable DataSummary dataSummary,
    @Nullable TrainingProvenance training,
    Map<String, Double> metrics,
    @Nullable Crystal crystal) {

  /** The card format that this program writes. */
  public static final int FORMAT = 1;

  public ModelCard {
    graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The same with figures. */
  public ModelCard with(Map<String, Double> measured) {
    return new ModelCard(
        formatVersion,
        identity,
        name,
        title,
        space,
        latent,
        prior,
        graphs,
        calibration,
        trust,
        dataSummary,
        training,
        measured,
        crystal);
  }

  public boolean has(NetworkRole role) {
    return graphs.containsKey(role);
  }
}
