package io.backcast.model;

/**
 * One network of a model folder.
 *
 * @param file name inside the folder
 * @param sha256 of the file, lower-case hexadecimal
 */
public record GraphFile(String file, String sha256) {}
