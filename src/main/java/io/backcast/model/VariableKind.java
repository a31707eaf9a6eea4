package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which values a variable may take. */
public enum VariableKind {
  @JsonProperty("continuous")
  CONTINUOUS,
  @JsonProperty("integer")
  INTEGER,
  /** Codes 0, 1, 2 … that stand for names. */
  @JsonProperty("categorical")
  CATEGORICAL
}
