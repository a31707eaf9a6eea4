package io.backcast.ui.app;

import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.lab.Laboratory;

/**
 * What works beside the window.
 *
 * @param runner for opening and training; needs two threads
 * @param laboratory calculations of all windows; closed with the program
 */
record Background(TaskRunner runner, Laboratory laboratory) {}
