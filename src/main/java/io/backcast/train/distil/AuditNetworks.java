package io.backcast.train.distil;

import io.backcast.train.data.EnsemblePrediction;
import org.jspecify.annotations.Nullable;

/**
 * The hold-out ensemble of a model whose other networks are finished.
 *
 * @param ensemble without shipped members
 * @param outOfFold predictions of every row by networks that had not seen it; null where the
 *     held-out rows are enough
 */
public record AuditNetworks(TrainedEnsemble ensemble, @Nullable EnsemblePrediction outOfFold) {}
