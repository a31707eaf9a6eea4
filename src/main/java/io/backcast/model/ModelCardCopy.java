package io.backcast.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model card in the making that begins as a copy of another. */
final class ModelCardCopy {
  private final ModelCard from;
  private DesignSpace space;
  private Map<NetworkRole, GraphFile> graphs;
  private @Nullable Calibration calibration;
  private @Nullable TrustRule trust;
  private Map<String, Double> metrics;
  private @Nullable IntervalRule intervals;
  private @Nullable GeneratorReview checks;
  private @Nullable Integration integration;
  private @Nullable SupportScores support;
  private @Nullable DesignMixture mixture;

  ModelCardCopy(ModelCard from) {
    this.from = from;
    this.space = from.space();
    this.graphs = from.graphs();
    this.calibration = from.calibration();
    this.trust = from.trust();
    this.metrics = from.metrics();
    this.intervals = from.intervals();
    this.checks = from.checks();
    this.integration = from.integration();
    this.support = from.support();
    this.mixture = from.mixture();
  }

  ModelCardCopy space(DesignSpace other) {
    space = other;
    return this;
  }

  ModelCardCopy graph(NetworkRole role, GraphFile file) {
    graphs = new LinkedHashMap<>(graphs);
    graphs.put(role, file);
    return this;
  }

  ModelCardCopy calibration(@Nullable Calibration other) {
    calibration = other;
    return this;
  }

  ModelCardCopy trust(@Nullable TrustRule other) {
    trust = other;
    return this;
  }

  ModelCardCopy metrics(Map<String, Double> other) {
    metrics = other;
    return this;
  }

  ModelCardCopy intervals(@Nullable IntervalRule other) {
    intervals = other;
    return this;
  }

  ModelCardCopy checks(@Nullable GeneratorReview other) {
    checks = other;
    return this;
  }

  ModelCardCopy integration(Integration other) {
    integration = other;
    return this;
  }

  ModelCardCopy support(@Nullable SupportScores other) {
    support = other;
    return this;
  }

  ModelCardCopy mixture(@Nullable DesignMixture other) {
    mixture = other;
    return this;
  }

  ModelCard card() {
    return new ModelCard(
        from.formatVersion(),
        from.identity(),
        from.name(),
        from.title(),
        space,
        from.latent(),
        from.prior(),
        graphs,
        calibration,
        trust,
        from.dataSummary(),
        from.training(),
        metrics,
        from.crystal(),
        from.origin(),
        from.outside(),
        intervals,
        checks,
        integration,
        support,
        mixture);
  }
}
