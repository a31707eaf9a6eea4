package io.backcast.engine.importing;

/** How to export a network from PyTorch so that it can be imported. */
final class ExportAdvice {
  /** A backward network. */
  static final String BACKWARD =
      "torch.onnx.export(net.eval(), (z, y), \"flow.onnx\", input_names=[\"z\", \"y\"],"
          + " output_names=[\"x\"], dynamic_axes={\"z\": {0: \"n\"}, \"y\": {0: \"n\"}, \"x\": {0:"
          + " \"n\"}})";

  /** The decoder of an autoencoder. */
  static final String DECODER = BACKWARD.replace("net.eval()", "vae.decoder.eval()");

  private ExportAdvice() {}
}
