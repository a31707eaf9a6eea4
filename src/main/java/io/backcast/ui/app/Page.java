package io.backcast.ui.app;

import javafx.scene.Parent;

/**
 * A page above the window.
 *
 * @param closed frees what the page holds, once it is no longer shown
 */
public record Page(Parent content, Runnable closed) {}
