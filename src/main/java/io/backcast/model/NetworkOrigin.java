package io.backcast.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an imported network comes from.
 *
 * @param source in words
 * @param licence of the network
 * @param file name of the network's file
 * @param sha256 of that file
 */
public record NetworkOrigin(
    @Nullable String source, @Nullable String licence, String file, String sha256) {}
