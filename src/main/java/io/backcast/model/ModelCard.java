package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The description of a model, {@code model.json} in its folder.
 *
 * @param formatVersion of the card, {@link #FORMAT} for cards written now
 * @param identity identifier that every network of the folder carries in its metadata
 * @param name short name, usually the folder's
 * @param title shown in the window
 * @param space variables and properties
 * @param latent number of latent coordinates dz
 * @param prior the distribution of designs that backward draws are conditioned on, in words
 * @param graphs by role
 * @param calibration of the ensemble's spread, if there is an ensemble
 * @param trust thresholds of the trust levels, if calibrated
 * @param dataSummary of the training data, if known
 * @param training where and how the model was trained, if known
 * @param metrics on rows that were held out, by name with the unit at the end
 * @param crystal how variables describe a crystal cell, if they do
 * @param origin of an imported network
 * @param outside what becomes of samples outside the bounds; {@link OutsideRule#REJECT} if absent
 * @param integration of the velocity network, if there is one
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
    @Nullable Crystal crystal,
    @Nullable NetworkOrigin origin,
    @Nullable OutsideRule outside,
    @Nullable Integration integration) {

  /** The card format that this program writes. */
  public static final int FORMAT = 1;

  /** A card of a model that was trained here, which says nothing of samples outside the bounds. */
  public ModelCard(
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
      @Nullable DataSummary dataSummary,
      @Nullable TrainingProvenance training,
      Map<String, Double> metrics,
      @Nullable Crystal crystal) {
    this(
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
        metrics,
        crystal,
        null,
        null);
  }

  /** A card of a model without a velocity network. */
  public ModelCard(
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
      @Nullable DataSummary dataSummary,
      @Nullable TrainingProvenance training,
      Map<String, Double> metrics,
      @Nullable Crystal crystal,
      @Nullable NetworkOrigin origin,
      @Nullable OutsideRule outside) {
    this(
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
        metrics,
        crystal,
        origin,
        outside,
        null);
  }

  public ModelCard {
    graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** A copy with other metrics. */
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
        crystal,
        origin,
        outside,
        integration);
  }

  /** A copy whose velocity network is integrated so. */
  public ModelCard with(Integration other) {
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
        metrics,
        crystal,
        origin,
        outside,
        other);
  }

  /** The role of the network that draws designs. */
  public NetworkRole generator() {
    return has(NetworkRole.VELOCITY) ? NetworkRole.VELOCITY : NetworkRole.BACKWARD;
  }

  /** What becomes of samples outside the bounds. */
  public OutsideRule outsideRule() {
    return outside == null ? OutsideRule.REJECT : outside;
  }

  /**
   * The mean absolute error of a property on held-out rows; for a target beside a point mass, on
   * those outside it. Null if it is not known.
   */
  public @Nullable Double heldOutError(Property property, double target) {
    boolean beside = property.pointMass() != null && !property.isMass(target);
    Double outside = beside ? metrics.get(property.name() + "_mae_beyond_mass") : null;
    return outside == null ? metrics.get(property.name() + "_mae") : outside;
  }

  public boolean has(NetworkRole role) {
    return graphs.containsKey(role);
  }
}
