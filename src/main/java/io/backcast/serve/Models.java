package io.backcast.serve;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;

/** The models that clients name. */
record Models(RootFolder root, ModelFolder folders) {
  /** The argument that names one. */
  static final String MODEL = "model";

  ModelCard card(Arguments arguments) throws BackcastException {
    return folders.card(root.model(arguments.text(MODEL)));
  }

  InverseModel open(Arguments arguments) throws BackcastException {
    return folders.open(root.model(arguments.text(MODEL)));
  }

  InverseModel openPredicting(Arguments arguments) throws BackcastException {
    return folders.openPredicting(root.model(arguments.text(MODEL)));
  }
}
