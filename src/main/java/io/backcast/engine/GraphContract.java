package io.backcast.engine;

import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares the signature of a network with what the card of its model requires. */
final class GraphContract {
  private GraphContract() {}

  /** Every difference, as a clause for a sentence; empty if there is none. */
  static List<String> violations(ModelCard card, NetworkRole role, GraphSignature signature) {
    List<String> problems = new ArrayList<>();
    String identity = signature.metadata().get(ModelFolder.IDENTITY);
    if (!card.identity().equals(identity)) {
      problems.add(
          identity == null
              ? "it carries no identity, so it may belong to another model"
              : "it belongs to another model (identity %s, the card says %s)"
                  .formatted(identity, card.identity()));
    }
    long dx = card.space().dx();
    long dy = card.space().dy();
    long dz = card.latent();
    switch (role) {
      case BACKWARD, FAST_GENERATOR -> {
        List<long[]> target = List.of(shape(-1, dy));
        checkPorts(
            problems,
            "input",
            signature.inputs(),
            dz == 0 ? target : List.of(shape(-1, dz), shape(-1, dy)));
        checkPorts(problems, "output", signature.outputs(), List.of(shape(-1, dx)));
      }
      case VELOCITY -> {
        checkPorts(
            problems,
            "input",
            signature.inputs(),
            List.of(shape(-1, dx), shape(-1, 1), shape(-1, dy)));
        checkPorts(problems, "output", signature.outputs(), List.of(shape(-1, dx)));
      }
      case FORWARD -> {
        boolean joint = signature.inputs().size() == 1;
        List<long[]> latent = List.of(shape(-1, dz), shape(-1));
        List<long[]> jointOutputs = List.of(shape(-1, dy), shape(-1, dz), shape(-1));
        checkPorts(
            problems,
            "input",
            signature.inputs(),
            joint ? List.of(shape(-1, dx)) : List.of(shape(-1, dx), shape(-1, dy)));
        // the density may be missing
        int most = Math.min(joint ? 3 : 2, Math.max(joint ? 2 : 1, signature.outputs().size()));
        checkPorts(
            problems,
            "output",
            signature.outputs(),
            (joint ? jointOutputs : latent).subList(0, most));
      }
      case PREDICT, AUDIT -> {
        checkPorts(problems, "input", signature.inputs(), List.of(shape(-1, dx)));
        checkPorts(problems, "output", signature.outputs(), List.of(shape(TensorPort.ANY, -1, dy)));
      }
      case GRADIENT -> {
        checkPorts(problems, "input", signature.inputs(), List.of(shape(-1, dx)));
        checkPorts(
            problems, "output", signature.outputs(), List.of(shape(-1, dy), shape(-1, dy, dx)));
      }
      case VALUE -> {
        checkPorts(problems, "input", signature.inputs(), List.of(shape(-1, dx)));
        checkPorts(problems, "output", signature.outputs(), List.of(shape(-1, dy)));
      }
    }
    return problems;
  }

  private static long[] shape(long... lengths) {
    return lengths;
  }

  private static void checkPorts(
      List<String> problems, String side, List<TensorPort> ports, List<long[]> wanted) {
    if (ports.size() != wanted.size()) {
      problems.add(
          String.format(Locale.ROOT, "it has %d %ss, not %d", ports.size(), side, wanted.size()));
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      TensorPort port = ports.get(i);
      if (!port.isFloat() || !port.fits(wanted.get(i))) {
        problems.add(
            "%s %s is %s %s where the card asks for FLOAT %s"
                .formatted(
                    side,
                    port.name(),
                    port.type(),
                    port.shape(),
                    Arrays.toString(wanted.get(i)).replace("-1", "n").replace("-2", "m")));
      }
    }
  }
}
