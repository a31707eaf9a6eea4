package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;

/**
 * What a view is built from.
 *
 * @param views loads it
 * @param explorer what is asked and found
 * @param tasks asks the model more
 */
public record ChartTabContext(
    ViewLoader views, ExplorerState explorer, InferenceTasks tasks, Appearance look, Texts texts) {}
