package io.backcast.engine.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What people call the inputs and outputs of generative networks. A name is read as a whole and by
 * its parts: {@code cond_y}, {@code zNoise}, {@code serving_default_z:0}.
 */
final class RoleWords {
  private static final Set<String> LATENT =
      Set.of(
          "z",
          "zs",
          "zz",
          "latent",
          "latents",
          "lat",
          "noise",
          "noises",
          "eps",
          "epsilon",
          "u",
          "base",
          "prior",
          "gauss",
          "gaussian",
          "normal",
          "rand",
          "random",
          "randn",
          "xi",
          "seed",
          "code");

  private static final Set<String> CONDITION =
      Set.of(
          "y",
          "ys",
          "c",
          "cond",
          "conds",
          "condition",
          "conditions",
          "conditional",
          "conditioning",
          "context",
          "contexts",
          "ctx",
          "label",
          "labels",
          "target",
          "targets",
          "observation",
          "observations",
          "observed",
          "obs",
          "property",
          "properties",
          "prop",
          "props",
          "attribute",
          "attributes",
          "attr",
          "attrs",
          "response",
          "responses",
          "spectrum",
          "spectra");

  private static final Set<String> DESIGN =
      Set.of(
          "x",
          "xs",
          "design",
          "designs",
          "sample",
          "samples",
          "theta",
          "thetas",
          "parameters",
          "params",
          "x_hat",
          "xhat",
          "generated",
          "reconstruction");

  /** Numbers that scale the noise and are no latent themselves. */
  private static final Set<String> SCALAR =
      Set.of("t", "temp", "temperature", "tau", "truncation", "sigma", "scale", "strength", "time");

  private RoleWords() {}

  /** What a name says of an input. */
  enum Meaning {
    LATENT,
    CONDITION,
    /** Words of both roles. */
    BOTH,
    /** A number that scales the noise, or the like. */
    SCALAR,
    /** Nothing. */
    NONE
  }

  /** What the name of an input means. */
  static Meaning of(String name) {
    List<String> parts = parts(name);
    boolean latent = parts.stream().anyMatch(LATENT::contains);
    boolean condition = parts.stream().anyMatch(CONDITION::contains);
    if (latent && condition) {
      return Meaning.BOTH;
    }
    if (latent || condition) {
      return latent ? Meaning.LATENT : Meaning.CONDITION;
    }
    return parts.stream().anyMatch(SCALAR::contains) ? Meaning.SCALAR : Meaning.NONE;
  }

  /** Whether the name of an output says that it holds designs. */
  static boolean isDesign(String name) {
    return parts(name).stream().anyMatch(DESIGN::contains);
  }

  /** Whether the first word of a role in a joint input's name is that of the properties. */
  static boolean namesConditionFirst(String name) {
    return parts(name).stream()
        .filter(p -> LATENT.contains(p) || CONDITION.contains(p))
        .findFirst()
        .filter(CONDITION::contains)
        .isPresent();
  }

  /** Whether two inputs are called as in simulation-based inference: parameters, observation. */
  static boolean isInference(String parameters, String observation) {
    return parts(parameters).stream().anyMatch(p -> p.equals("theta") || p.equals("thetas"))
        && parts(observation).stream().anyMatch(p -> p.equals("x") || p.equals("xs"));
  }

  /** Lower-case words of a name without digits; {@code yz} and {@code zy} are two words each. */
  private static List<String> parts(String name) {
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    for (String part : Arrays.asList(spaced.split("[^\\p{L}0-9]+"))) {
      String word = part.replaceAll("\\d+", "");
      switch (word) {
        case "yz", "cz", "zy", "zc" -> {
          parts.add(word.substring(0, 1));
          parts.add(word.substring(1));
        }
        case "" -> {}
        default -> parts.add(word);
      }
    }
    return parts;
  }
}
