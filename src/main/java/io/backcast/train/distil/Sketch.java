package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import io.backcast.train.net.DesignChart;
import io.backcast.train.net.InvertibleNetwork;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Ops;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.TorchOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network of a fast generator, and how far its designs are from the generator's. */
sealed interface Sketch {
  /** {@code z [n, latent], y [n, dy] → f [n, dx]}, scaled. */
  <T> T draw(Ops<T> o, T z, T y);

  /**
   * The distance of what is drawn for {@code z} and {@code y} from {@code wanted}, mean over rows.
   *
   * @param drawn what is drawn; null where that is not known yet
   */
  NDArray distance(TorchOps o, NDArray z, NDArray y, NDArray wanted, @Nullable NDArray drawn);

  /** A plain residual network; every design lies inside the bounds. */
  final class Residual implements Sketch {
    /** Weight of the distance to the generator's designs. */
    private static final float IMITATION = 10;

    private final Normalization normalization;
    private final DesignChart chart;
    private final ResidualNetwork net;

    Residual(Parameters parameters, Normalization normalization, int latent, int width, int depth) {
      this.normalization = normalization;
      this.chart = new DesignChart(normalization.space());
      int inputs = latent + normalization.conditionLength();
      this.net =
          new ResidualNetwork(parameters, "sketch", inputs, chart.dimensions(), width, depth);
    }

    @Override
    public <T> T draw(Ops<T> o, T z, T y) {
      T raw = net.forward(o, o.concat(z, normalization.condition(o, y), 1));
      T inside = o.tanh(raw);
      return normalization.space().relations().isEmpty() ? inside : chart.inverse(o, inside);
    }

    @Override
    public NDArray distance(
        TorchOps o, NDArray z, NDArray y, NDArray wanted, @Nullable NDArray drawn) {
      NDArray own = drawn == null ? draw(o, z, y) : drawn;
      return ScalarArithmetic.times(own.sub(wanted).square().mean(), IMITATION);
    }
  }

  /**
   * A small invertible network. It is compared in the latent space, where branches of designs that
   * are far apart lie side by side: a design between two of them, which is their mean, has no
   * density.
   */
  record Couplings(InvertibleNetwork net) implements Sketch {
    /** Weight of the squared distance to the latent point that the generator drew from. */
    private static final float SAME_POINT = 1;

    @Override
    public <T> T draw(Ops<T> o, T z, T y) {
      return net.inverse(o, z, y);
    }

    @Override
    public NDArray distance(
        TorchOps o, NDArray z, NDArray y, NDArray wanted, @Nullable NDArray drawn) {
      List<NDArray> back = net.forward(o, wanted, y);
      NDArray own = back.get(0);
      NDArray likelihood =
          ScalarArithmetic.times(own.square().sum(new int[] {1}), 0.5).sub(back.get(1)).mean();
      NDArray off = own.sub(z).square().sum(new int[] {1}).mean();
      return likelihood.add(ScalarArithmetic.times(off, SAME_POINT));
    }
  }
}
