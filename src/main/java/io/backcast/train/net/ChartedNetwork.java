package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * An invertible network on the coordinates of a {@link DesignChart}, so that designs are on the
 * relations.
 */
record ChartedNetwork(InvertibleNetwork inner, DesignChart chart) implements InvertibleNetwork {
  @Override
  public int latent() {
    return inner.latent();
  }

  @Override
  public boolean joint() {
    return inner.joint();
  }

  @Override
  public NDArray negativeLogLikelihood(TorchOps o, NDArray f, NDArray y, double done) {
    // what the chart adds does not depend on the network
    return inner.negativeLogLikelihood(o, chart.forward(o, f).value(), y, done);
  }

  @Override
  public <T> T inverse(Ops<T> o, T z, T y) {
    return chart.inverse(o, inner.inverse(o, z, y));
  }

  @Override
  public <T> List<T> forward(Ops<T> o, T f, T y) {
    DesignChart.Charted<T> charted = chart.forward(o, f);
    List<T> parts = new ArrayList<>(inner.forward(o, charted.value(), y));
    int last = parts.size() - 1;
    parts.set(last, o.add(parts.get(last), charted.logDet()));
    return parts;
  }
}
