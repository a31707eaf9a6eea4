package io.backcast.verify;

import io.backcast.Models;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;

/** Calculations of designs of the shipped model. */
public final class Mos2Calculations {
  public final ModelCard card;
  public final CalculationSettings settings;

  public Mos2Calculations() throws BackcastException {
    card = new ModelFolder(new Json()).card(Models.MOS2);
    settings = CalculationSettings.read(null, new Json());
  }

  /** The reference with other edges in the plane, Å. */
  public float[] design(double edge) {
    float[] x = card.space().reference();
    x[0] = (float) edge;
    x[1] = (float) edge;
    return x;
  }

  /** The calculation of a design by GPAW. */
  public Calculation of(float[] x) throws BackcastException {
    return of(x, settings);
  }

  public Calculation of(float[] x, CalculationSettings others) throws BackcastException {
    return new Calculation(
        new Structures(card, null, others).of(x, "test"), Calculation.GPAW, others);
  }

  /** A convention for the usual settings: calculated gaps are 0.45 larger. */
  public Convention convention() throws BackcastException {
    return new Convention(
        "gap", Calculation.GPAW, of(design(3.16)).settingsKey(), 0.45, 1, 0.05, 60, 0.0);
  }
}
