package io.backcast.help;

/**
 * A library that comes with the program.
 *
 * @param group of the artifact
 * @param artifact name of it
 * @param licences names of its licences, separated by semicolons
 * @param address of its home page; empty if it states none
 */
public record Library(
    String group, String artifact, String version, String name, String licences, String address) {}
