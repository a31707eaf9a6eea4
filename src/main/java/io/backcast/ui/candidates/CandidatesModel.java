package io.backcast.ui.candidates;

import io.backcast.design.Predictions;
import io.backcast.design.Trust;
import io.backcast.design.TrustReason;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The designs in the table. */
public final class CandidatesModel {
  private final ExplorerModel explorer;
  private final Trust trust;
  private final Texts texts;
  private final ObservableList<CandidateRow> rows = FXCollections.observableArrayList();
  private final IntegerProperty wanted = new SimpleIntegerProperty();
  private @Nullable DesignSet designs;

  public CandidatesModel(ExplorerModel explorer, InverseModel model, Texts texts)
      throws BackcastException {
    this.explorer = explorer;
    this.trust = new Trust(model);
    this.texts = texts;
    explorer.pictureProperty().subscribe(this::show);
  }

  public ObservableList<CandidateRow> rows() {
    return rows;
  }

  /** Makes a row the candidate that the other views look at; null for none. */
  void select(@Nullable CandidateRow row) {
    explorer
        .selectedProperty()
        .set(
            row == null
                ? null
                : new ExplorerModel.Candidate(
                    row.number(), row.x(), new Predictions(row.signed(), row.std())));
  }

  /** Asks the table to select a row, from 1; the nearest there is. */
  public void selectNumber(int number) {
    wanted.set(Math.min(number, rows.size()));
  }

  /** The number of the row that the table should select; 0 for none. */
  IntegerProperty wantedProperty() {
    return wanted;
  }

  /** Why the badge says what it says. */
  String reason(CandidateRow row) {
    DesignSet set = designs;
    if (set == null) {
      return "";
    }
    Trust.Evidence evidence =
        new Trust.Evidence(
            new float[] {set.distance()[row.row()]},
            new float[] {set.logDensity()[row.row()]},
            new float[] {0});
    TrustReason reason =
        trust.reason(0, row.x(), new Predictions(row.signed(), row.std()), evidence);
    return texts.get(
        "reason." + reason.name().toLowerCase(Locale.ROOT),
        texts.number(row.std()[0], 3),
        explorer.space().properties().getFirst().unit(),
        texts.number(evidence.distance()[0], 2));
  }

  private void show(@Nullable Picture picture) {
    if (picture == null || picture.result() == null) {
      // rows of an older question must not stand beside a newer picture
      rows.clear();
      designs = null;
      return;
    }
    DesignSet set = picture.result().designs();
    designs = set;
    int dx = explorer.space().dx();
    int dy = explorer.space().dy();
    List<CandidateRow> all = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      all.add(
          new CandidateRow(
              i + 1,
              i,
              Arrays.copyOfRange(set.x(), i * dx, (i + 1) * dx),
              Arrays.copyOfRange(set.signed(), i * dy, (i + 1) * dy),
              Arrays.copyOfRange(set.std(), i * dy, (i + 1) * dy),
              set.status()[i]));
    }
    rows.setAll(all);
  }
}
