package io.backcast.ui.whynot;

import io.backcast.ui.state.ExplorerState.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Why no design has the values that were pointed at.
 *
 * @param title the values
 * @param sentence the reason
 * @param nearest the nearest design that works; null if none was found
 * @param where how the nearest design differs, as a sentence; empty without one
 */
public record Refusal(
    String title, String sentence, @Nullable Candidate nearest, String where) {}
