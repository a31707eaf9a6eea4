package io.backcast.ui.app;

import io.backcast.io.Json;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Texts;
import java.util.function.Consumer;

/**
 * What a program is made of before it has a window.
 *
 * @param name and version
 * @param models opens them
 * @param texts in the language of the operating system
 * @param browser shows an address in the system's browser
 */
record ProgramParts(
    String name,
    UserFolders folders,
    Json json,
    ModelSource models,
    Texts texts,
    FailureHandler failures,
    Background background,
    Consumer<String> browser) {}
