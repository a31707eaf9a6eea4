package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphWrapper;

/** Gives a bare backward network the inputs that a model folder asks for. */
final class BackwardWrapper {
  private BackwardWrapper() {}

  /**
   * A network with inputs {@code z [n, dz]} and {@code y [n, dy]}; its outputs are still to be
   * named.
   *
   * @param dz number of latent coordinates
   * @param property offset and factor of each property, {@code [2][dy]}
   */
  static GraphWrapper of(ModelProto model, ImportPlan.Ports ports, int dz, double[][] property) {
    GraphWrapper wrapper = new GraphWrapper(model);
    String z = wrapper.input("z", ColumnScaling.identity(dz));
    String y = wrapper.input("y", property);
    if (ports.latent().equals(ports.condition())) {
      wrapper.connect(
          ports.latent(), ports.conditionFirst() ? wrapper.join(y, z) : wrapper.join(z, y));
    } else {
      wrapper.connect(ports.latent(), z);
      wrapper.connect(ports.condition(), y);
    }
    return wrapper;
  }
}
