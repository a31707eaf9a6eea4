package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a network of a model folder computes. */
public enum NetworkRole {
  /** {@code z [n,dz], y [n,dy] → x [n,dx]}. */
  BACKWARD("backward"),
  /**
   * {@code x_t [n,dx], t [n,1], y [n,dy] → v [n,dx]}, in place of backward: the velocity that
   * carries a latent point to a design.
   */
  VELOCITY("velocity"),
  /** {@code z, y → x}: as backward, by a smaller network, for previews while a target changes. */
  FAST_GENERATOR("sketch"),
  /** {@code x, y → z, log_det [n]}. */
  FORWARD("forward"),
  /** {@code x → y [m,n,dy]} for m ensemble members, unclamped: negative beyond a point mass. */
  PREDICT("predict"),
  /**
   * {@code x → y [m,n,dy]}: an ensemble that had no part in making or refining designs, and has not
   * seen the held-out rows.
   */
  AUDIT("audit"),
  /** {@code x → y [n,dy], dy_dx [n,dy,dx]}: a fast surrogate of the ensemble, with its slope. */
  GRADIENT("gradient"),
  /** {@code x → y [n,dy]}: the surrogate without its slope, for when only the value is needed. */
  VALUE("value");

  private final String key;

  NetworkRole(String key) {
    this.key = key;
  }

  /** The name of this role in cards, file names, metadata and messages. */
  @JsonValue
  public String key() {
    return key;
  }

  /** Name of the file in which this program writes the network. */
  public String fileName() {
    return key + ".onnx";
  }
}
