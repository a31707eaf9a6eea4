package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.ViewLoader;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;

/**
 * What a chart tab is built from.
 *
 * @param views loads its FXML
 * @param explorer the state that it shows
 * @param tasks further questions to the model, in the background
 * @param whyAsker answers why no design has the values that were pointed at
 */
public record ChartTabContext(
    ViewLoader views,
    ExplorerState explorer,
    InferenceTasks tasks,
    WhyAsker whyAsker,
    Appearance appearance,
    Texts texts) {}
