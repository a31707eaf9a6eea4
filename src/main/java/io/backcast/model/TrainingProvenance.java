package io.backcast.model;

/**
 * Where a model comes from.
 *
 * @param source the data's origin, in words
 * @param file name of the table it was trained on
 * @param rows how many rows that table has
 * @param sha256 of that table
 * @param seed of the training
 * @param command that made the model
 * @param version of the program that made it
 * @param licence of the data and the model
 */
public record TrainingProvenance(
    String source,
    String file,
    int rows,
    String sha256,
    long seed,
    String command,
    String version,
    String licence) {}
