package io.backcast.engine.importing;

import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known about a bare network to import it; the {@code card.json} of {@code backcast
 * import}.
 *
 * @param name short name of the model
 * @param title shown in the window
 * @param source where the network comes from, in words
 * @param licence of the network
 * @param space variables and properties, in the network's order
 * @param crystal how variables describe a crystal cell, if they do
 * @param ports which input and output has which role; proposed if absent
 * @param scaling of the network's numbers; physical units if absent
 * @param predict a network that predicts, design → properties, if there is one
 */
public record ImportPlan(
    String name,
    String title,
    @Nullable String source,
    @Nullable String licence,
    DesignSpace space,
    @Nullable Crystal crystal,
    @Nullable Ports ports,
    @Nullable Scalings scaling,
    @Nullable Predictor predict) {

  /**
   * Names of a backward network's inputs and outputs.
   *
   * @param latent input of standard normal numbers
   * @param condition input of properties; the same as {@code latent} for a joint network, whose one
   *     input holds both
   * @param design output
   * @param conditionFirst in one input for both, whether the properties come first
   */
  public record Ports(String latent, String condition, String design, boolean conditionFirst) {}

  /** Scaling of the network's designs and properties. */
  public record Scalings(@Nullable ColumnScaling design, @Nullable ColumnScaling property) {}

  /**
   * A network that predicts, design → properties.
   *
   * @param file name, relative to the folder of the plan
   */
  public record Predictor(String file) {}
}
