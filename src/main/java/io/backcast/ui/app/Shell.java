package io.backcast.ui.app;

/**
 * What is shown on the stage and above it: the window of a model, the pages and messages above it,
 * and the dialogs of the system.
 *
 * @param overlays pages above the window
 * @param loader reads what they show
 */
record Shell(
    WindowHost host, OverlayStack overlays, BackgroundLoader loader, FileDialogs dialogs) {}
