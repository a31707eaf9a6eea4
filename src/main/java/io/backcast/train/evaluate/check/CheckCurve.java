package io.backcast.train.evaluate.check;

import io.backcast.model.CheckKind;
import org.jspecify.annotations.Nullable;

/**
 * The curve behind a result.
 *
 * @param kind ranks, coverage or one of the two about points
 * @param variable the ranks are of; null for the others
 */
public record CheckCurve(
    CheckKind kind, @Nullable String variable, TargetRegion region, UniformityCurve curve) {}
