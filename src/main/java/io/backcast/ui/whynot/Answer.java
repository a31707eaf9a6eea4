package io.backcast.ui.whynot;

import io.backcast.ui.state.ExplorerState.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Why no design has the values that were pointed at.
 *
 * @param sentence the reason
 * @param nearest the nearest design that works; null if none was found
 * @param where how the nearest design differs, or that there is none, as a sentence
 */
record Answer(String sentence, @Nullable Candidate nearest, String where) {}
