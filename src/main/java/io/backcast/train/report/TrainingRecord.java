package io.backcast.train.report;

import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.ExportDifference;
import io.backcast.train.loop.LearningCurves;
import java.util.List;

/**
 * What a model was trained with, and how that went.
 *
 * @param plan that it was trained with
 * @param data that it was trained on
 * @param differences of its files from the trained networks
 * @param curves of the losses
 */
public record TrainingRecord(
    TrainingPlan plan,
    TrainingData data,
    List<ExportDifference> differences,
    LearningCurves curves) {}
