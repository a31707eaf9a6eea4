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
 * @param intervals of predictions, if they were calibrated
 * @param checks of the generator, if it was checked
 * @param integration of the velocity network, if there is one
 * @param support how usual held-back rows are among the others, if measured
 * @param mixture the prior as a distribution with a density, where it is near the training data
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
    @Nullable IntervalRule intervals,
    @Nullable GeneratorReview checks,
    @Nullable Integration integration,
    @Nullable SupportScores support,
    @Nullable DesignMixture mixture) {

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
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public ModelCard {
    graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** A copy with other metrics. */
  public ModelCard with(Map<String, Double> measured) {
    return new ModelCardCopy(this).metrics(measured).card();
  }

  /** A copy with other metrics and checks of the generator. */
  public ModelCard with(Map<String, Double> measured, @Nullable GeneratorReview checked) {
    return new ModelCardCopy(this).metrics(measured).checks(checked).card();
  }

  /** A copy with other thresholds of trust. */
  public ModelCard with(TrustRule thresholds) {
    return new ModelCardCopy(this).trust(thresholds).card();
  }

  /** A copy with one more network, or another in its place. */
  public ModelCard with(NetworkRole role, GraphFile file) {
    return new ModelCardCopy(this).graph(role, file).card();
  }

  /** A copy with what rows that the networks had not seen say of their predictions. */
  public ModelCard calibrated(
      DesignSpace judged,
      @Nullable Calibration deviations,
      @Nullable TrustRule thresholds,
      @Nullable IntervalRule stated) {
    return new ModelCardCopy(this)
        .space(judged)
        .calibration(deviations)
        .trust(thresholds)
        .intervals(stated)
        .card();
  }

  /** A copy whose velocity network is integrated so. */
  public ModelCard with(Integration other) {
    return new ModelCardCopy(this).integration(other).card();
  }

  /** A copy with the scores of held-back rows. */
  public ModelCard with(@Nullable SupportScores scores) {
    return new ModelCardCopy(this).support(scores).card();
  }

  /** A copy whose prior is this mixture; null for one whose density is not known. */
  public ModelCard with(@Nullable DesignMixture kernels) {
    return new ModelCardCopy(this).mixture(kernels).card();
  }

  /** Whether the density of the prior is known, so that draws can be weighted by it. */
  public boolean hasPriorDensity() {
    return mixture != null || PriorKind.isUniform(prior);
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

  /** The same for whatever is asked of a property; of a range with its class in it, on all rows. */
  public @Nullable Double heldOutError(Property property, Goal goal) {
    PointMass mass = property.pointMass();
    return switch (goal) {
      case Goal.Value v -> heldOutError(property, v.value());
      case Goal.Range r ->
          heldOutError(
              property, mass != null && r.holdsMass(property) ? mass.value() : property.upper());
      default -> heldOutError(property, property.upper());
    };
  }

  public boolean has(NetworkRole role) {
    return graphs.containsKey(role);
  }
}
