package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error code - ORT_FAIL - message: Load model from /tmp/backcast1.onnx failed:"
            + "/onnxruntime_src/onnxruntime/core/graph/model.cc:181 onnxruntime::Model::Model"
            + "(onnx::ModelProto&&, const PathString&, bool) Unsupported model IR version: 15, max"
            + " supported IR version: 13|ONNX format (IR) 15, and this program reads up to 13",
        "Error code - ORT_RUNTIME_EXCEPTION - message: Non-zero status code returned while running"
            + " Reshape node. Name:'/Reshape' Status Message: /onnxruntime_src/onnxruntime/core/"
            + "providers/cpu/tensor/reshape_helper.h:47 onnxruntime::ReshapeHelper::ReshapeHelper("
            + "const onnxruntime::TensorShape&, TensorShapeVector&, bool) input_shape_size == size"
            + " was false. The input tensor cannot be reshaped to the requested"
            + " shape.|its node Reshape “/Reshape” fails:",
        "Error code - ORT_FAIL - message: Load model from n.onnx failed:Fatal error: MyOp(-1) is"
            + " not a registered function/op|operator MyOp is unknown",
        "Error code - ORT_FAIL - message: Load model from n.onnx failed:Node () Op (MatMul)"
            + " [ShapeInferenceError] Incompatible dimensions for matrix multiplication|its node “”"
            + " (MatMul) takes tables that do not fit each other (Incompatible dimensions",
        "Error code - ORT_FAIL - message: Load model from n.onnx failed:Invalid model. Node input"
            + " 'missing' is not a graph input, initializer, or output of a previous node.|nothing"
            + " in it makes “missing”",
        "Error code - ORT_NOT_IMPLEMENTED - message: Could not find an implementation for"
            + " Erf(13) node with name '/Erf'|operator Erf (version 13, node “/Erf”)",
      })
  void theReasonIsSaidInPlainWords(String message, String words) {
    assertThat(OnnxErrors.clause(message).toString())
        .contains(words)
        .doesNotContain("Error code", "/tmp/", "onnxruntime_src", "::");
  }
}
