package io.backcast.serve;

import java.util.Map;

/**
 * What a tool found.
 *
 * @param sentence for people
 * @param content for programs
 */
record ToolAnswer(String sentence, Map<String, Object> content) {}
