package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What values a variable may take. */
public enum VariableKind {
  @JsonProperty("continuous")
  CONTINUOUS,
  @JsonProperty("integer")
  INTEGER,
  /** Codes 0, 1, 2 … standing for names. */
  @JsonProperty("categorical")
  CATEGORICAL
}
