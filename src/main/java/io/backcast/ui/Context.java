package io.backcast.ui;

import io.backcast.io.Json;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Desk;

/**
 * What all windows of one program share.
 *
 * @param program name and version
 */
public record Context(
    Appearance appearance, Texts texts, Failures failures, Desk desk, Json json, String program) {}
