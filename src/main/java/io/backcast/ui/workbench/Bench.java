package io.backcast.ui.workbench;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Views;

/**
 * What a view is built from.
 *
 * @param views loads it
 * @param explorer what is asked and found
 * @param lab asks the model more
 */
public record Bench(Views views, ExplorerModel explorer, Lab lab, Appearance look, Texts texts) {}
