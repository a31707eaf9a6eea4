package io.backcast.io;

import org.jspecify.annotations.Nullable;

/**
 * A key of a JSON file that is not known.
 *
 * @param place JSON pointer to it
 * @param key its name
 * @param meant a known key that differs by a letter or two
 */
public record UnknownKey(String place, String key, @Nullable String meant) {}
