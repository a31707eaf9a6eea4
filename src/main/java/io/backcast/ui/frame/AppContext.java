package io.backcast.ui.frame;

import io.backcast.io.Json;
import io.backcast.ui.common.Activities;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.SaveDialog;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.log.CommandLog;
import java.time.InstantSource;

/**
 * What all windows and pages of one program share.
 *
 * @param failures shows failures to the user
 * @param actions of the program around a window
 * @param program name and version
 * @param laboratory of all windows
 * @param activities what runs beside them
 * @param log of what was done in them
 * @param saving asks where to save what they write
 */
public record AppContext(
    Appearance appearance,
    Texts texts,
    FailureHandler failures,
    AppActions actions,
    Json json,
    String program,
    Laboratory laboratory,
    Activities activities,
    CommandLog log,
    SaveDialog saving) {

  /** The same, with nothing that runs beside the windows or was done in them yet. */
  public AppContext(
      Appearance appearance,
      Texts texts,
      FailureHandler failures,
      AppActions actions,
      Json json,
      String program,
      Laboratory laboratory) {
    this(
        appearance,
        texts,
        failures,
        actions,
        json,
        program,
        laboratory,
        new Activities(),
        new CommandLog(InstantSource.system()),
        SaveDialog.ofSystem(actions::exports, texts));
  }

  /** What windows share that no program is around, and where nothing is calculated. */
  public AppContext(
      Appearance appearance,
      Texts texts,
      FailureHandler failures,
      AppActions actions,
      Json json,
      String program) {
    this(appearance, texts, failures, actions, json, program, Laboratory.none());
  }

  /** The same for a window whose model nobody can open later. */
  public AppContext withOwnLog() {
    return new AppContext(
        appearance,
        texts,
        failures,
        actions,
        json,
        program,
        laboratory,
        activities,
        new CommandLog(InstantSource.system()),
        saving);
  }
}
