package io.backcast.model;

/**
 * Data, seed and program that a model was trained with.
 *
 * @param source origin of the data, in words
 * @param file name of the table it was trained on
 * @param rows number of rows of that table
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
