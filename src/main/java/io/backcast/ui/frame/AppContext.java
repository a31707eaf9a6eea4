package io.backcast.ui.frame;

import io.backcast.io.Json;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Texts;

/**
 * What all windows and pages of one program share.
 *
 * @param failures shows failures to the user
 * @param actions of the program around a window
 * @param program name and version
 */
public record AppContext(
    Appearance appearance,
    Texts texts,
    FailureHandler failures,
    AppActions actions,
    Json json,
    String program) {}
