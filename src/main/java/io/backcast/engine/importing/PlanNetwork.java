package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphWrapper;

/**
 * A network of a model that is being made.
 *
 * @param wrapper with the inputs and outputs that its role asks for
 * @param model as the user has it
 * @param file as the user names it
 * @param output of that network which comes first
 */
record PlanNetwork(GraphWrapper wrapper, ModelProto model, String file, String output) {
  /** A network whose first output comes first. */
  PlanNetwork(GraphWrapper wrapper, ModelProto model, String file) {
    this(wrapper, model, file, model.getGraph().getOutput(0).getName());
  }

  /** A test of how it behaves. */
  BehaviourTest test() {
    return new BehaviourTest(model, output, file);
  }
}
