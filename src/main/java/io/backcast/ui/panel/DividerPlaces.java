package io.backcast.ui.panel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the user dragged dividers, as shares of 0 … 1, for each set of panels side by side. */
final class DividerPlaces {
  private final Map<String, double[]> places = new LinkedHashMap<>();

  /** The places between some panels, or null if they were never dragged. */
  double @Nullable [] of(String panels) {
    return places.get(panels);
  }

  void put(String panels, double[] shares) {
    places.put(panels, shares.clone());
  }

  void forget(String panels) {
    places.remove(panels);
  }

  /** As text that {@link #read} understands, for example {@code a+b=0.25 c+d+e=0.3/0.7}. */
  String text() {
    return places.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + "="
                    + Arrays.stream(e.getValue())
                        .mapToObj(share -> String.valueOf(Math.rint(share * 1e4) / 1e4))
                        .collect(Collectors.joining("/")))
        .collect(Collectors.joining(" "));
  }

  /** Replaces all places; what is not understood is left out. */
  void read(String text) {
    places.clear();
    for (String entry : text.split(" ")) {
      String[] parts = entry.split("=", 2);
      if (parts.length == 2 && parts[1].matches("(0|1|0\\.\\d+|1\\.0)(/(0|1|0\\.\\d+|1\\.0))*")) {
        places.put(
            parts[0],
            Arrays.stream(parts[1].split("/")).mapToDouble(Double::parseDouble).toArray());
      }
    }
  }
}
