package io.backcast.model;

/**
 * Which variables are the lattice parameters of a crystal.
 *
 * @param lengths names of a, b and c, in Å
 * @param angles names of α, β and γ, in degrees
 * @param formula what the cell is made of
 */
public record Crystal(String[] lengths, String[] angles, String formula) {}
