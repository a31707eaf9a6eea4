package io.backcast.ui;

import javafx.scene.Parent;

/**
 * A page above the window.
 *
 * @param closed frees what the page holds, once it is no longer shown
 */
record Page(Parent content, Runnable closed) {}
