package io.backcast.engine.importing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The words in names of inputs and outputs, as in {@code x_recon} or {@code logVar}. */
final class PortWords {
  static final Set<String> DESIGN =
      Set.of(
          "x", "xs", "design", "designs", "sample", "samples", "params", "parameters", "geometry");
  static final Set<String> RECONSTRUCTION =
      Set.of("recon", "reconstruction", "reconstructed", "rec", "hat", "xhat", "xrec", "decoded");
  static final Set<String> MEAN = Set.of("mu", "mean", "means", "loc", "mus");
  static final Set<String> DEVIATION =
      Set.of(
          "logvar",
          "sigma",
          "std",
          "scale",
          "var",
          "logsigma",
          "logstd",
          "variance",
          "sigmas",
          "stds");
  static final Set<String> MIXTURE =
      Set.of("pi", "pis", "alpha", "alphas", "weights", "mixture", "mix", "logits", "coefficients");
  static final Set<String> LATENT = Set.of("z", "latent", "noise", "eps", "u", "base");
  static final Set<String> PROPERTY =
      Set.of(
          "y",
          "property",
          "properties",
          "target",
          "targets",
          "pred",
          "prediction",
          "value",
          "yhat");
  static final Set<String> LIKELIHOOD =
      Set.of(
          "logp",
          "logprob",
          "prob",
          "likelihood",
          "loglik",
          "energy",
          "score",
          "ratio",
          "density",
          "validity",
          "logit",
          "critic");
  static final Set<String> CLASSES =
      Set.of(
          "class", "classes", "label", "labels", "probs", "probabilities", "logits", "probability");
  static final Set<String> TIME = Set.of("t", "time", "timestep", "timesteps", "tau");

  private PortWords() {}

  /** Whether a name, one of its words, or two neighbouring ones together are in a set. */
  static boolean matches(String name, Set<String> words) {
    List<String> parts =
        Stream.of(name.replaceAll("([a-z])([A-Z])", "$1 $2").split("[^A-Za-z]+", -1))
            .filter(w -> !w.isEmpty())
            .map(w -> w.toLowerCase(Locale.ROOT))
            .toList();
    if (words.contains(String.join("", parts)) || parts.stream().anyMatch(words::contains)) {
      return true;
    }
    for (int i = 1; i < parts.size(); i++) {
      if (words.contains(parts.get(i - 1) + parts.get(i))) {
        return true;
      }
    }
    return false;
  }
}
