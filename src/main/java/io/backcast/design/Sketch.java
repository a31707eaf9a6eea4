package io.backcast.design;

/**
 * What is shown of a question while it changes.
 *
 * @param preview all designs on target by the surrogate, as they were drawn
 * @param best of them, refined
 */
public record Sketch(Preview preview, Shortlist best) {}
