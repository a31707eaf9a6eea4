package io.backcast.ui.frame;

import io.backcast.io.Json;
import io.backcast.ui.common.Activities;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Laboratory;

/**
 * What all windows and pages of one program share.
 *
 * @param failures shows failures to the user
 * @param actions of the program around a window
 * @param program name and version
 * @param laboratory of all windows
 * @param activities what runs beside them
 */
public record AppContext(
    Appearance appearance,
    Texts texts,
    FailureHandler failures,
    AppActions actions,
    Json json,
    String program,
    Laboratory laboratory,
    Activities activities) {

  /** The same, with nothing that runs beside the windows yet. */
  public AppContext(
      Appearance appearance,
      Texts texts,
      FailureHandler failures,
      AppActions actions,
      Json json,
      String program,
      Laboratory laboratory) {
    this(appearance, texts, failures, actions, json, program, laboratory, new Activities());
  }

  /** What windows share that no program is around, and where nothing is calculated. */
  public AppContext(
      Appearance appearance,
      Texts texts,
      FailureHandler failures,
      AppActions actions,
      Json json,
      String program) {
    this(appearance, texts, failures, actions, json, program, Laboratory.none(), new Activities());
  }
}
