package io.backcast.ui.whatif;

import io.backcast.design.DesignSupport;
import io.backcast.design.Predictions;
import io.backcast.design.PropertyProfiles;
import io.backcast.design.Transition;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Relations;
import io.backcast.model.Variable;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The selected design, edits of it, and the profiles through it. */
public final class WhatIfViewModel {
  /** Of the way of an edit, to find how far the training data support it. */
  private static final int HALVINGS = 10;

  private final ExplorerState explorer;
  private final InverseModel model;
  private final Relations relations;

  /** What designs on the relations reach. */
  private final DesignBounds reach;

  private final DesignSupport support;
  private final LatestTask<Request, Optional<PropertyProfiles>> task;
  private final ReadOnlyObjectWrapper<@Nullable PropertyProfiles> profiles =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<float @Nullable []> design = new ReadOnlyObjectWrapper<>();
  private boolean edited;

  private record Request(int property, float[] x) {}

  public WhatIfViewModel(ExplorerState explorer, InferenceTasks tasks) throws BackcastException {
    this.explorer = explorer;
    this.model = tasks.model();
    this.relations = Relations.of(explorer.space());
    this.reach = relations.reach(DesignBounds.of(explorer.space()));
    this.support = new DesignSupport(explorer.card());
    task = tasks.task(this::compute, q -> Optional.empty(), this::receive);
    explorer.selectedProperty().subscribe(this::select);
    explorer.shown().valueProperty().subscribe((before, now) -> showOther());
  }

  public ReadOnlyObjectProperty<@Nullable PropertyProfiles> profilesProperty() {
    return profiles.getReadOnlyProperty();
  }

  /** The design {@code [dx]} with its latest edit; the profiles follow a little later. */
  public ReadOnlyObjectProperty<float @Nullable []> designProperty() {
    return design.getReadOnlyProperty();
  }

  /** Whether the profiles belong to the design. */
  public boolean settled() {
    return task.idle();
  }

  /**
   * Sets one variable, rounded to a valid value; prediction, cell and profiles follow. On relations
   * the others give way in proportion, as far as their ranges allow.
   */
  public void set(int variable, double value) {
    float[] old = design.get();
    if (old != null) {
      float[] x = supported(old, variable, value);
      edited = true;
      design.set(x);
      if (Transition.possible(model)) {
        submit(x);
      } else {
        float[] unknown = new float[explorer.space().dy()];
        Arrays.fill(unknown, Float.NaN);
        explorer
            .selectedProperty()
            .set(new Candidate(0, x, new Predictions(unknown, unknown, unknown.length)));
      }
    }
  }

  /** The edit, as far as the training data support it where designs must be like them. */
  private float[] supported(float[] old, int variable, double value) {
    Variable v = explorer.space().variables().get(variable);
    float[] x = edit(old, variable, v.snap(value));
    boolean free = explorer.extrapolationProperty().get() != ExtrapolationControl.RESTRICT;
    if (free || !support.outside(x) || support.outside(old)) {
      return x;
    }
    float[] inside = old;
    double near = 0;
    double far = 1;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (near + far) / 2;
      float[] tried = edit(old, variable, v.snap(v.axis().between(old[variable], value, middle)));
      if (support.outside(tried)) {
        far = middle;
      } else {
        near = middle;
        inside = tried;
      }
    }
    return inside;
  }

  /** A copy with one variable set, for which others make up where relations demand it. */
  private float[] edit(float[] old, int variable, double value) {
    if (relations.involves(variable)) {
      return relations.moved(old, variable, value, reach);
    }
    float[] x = old.clone();
    x[variable] = (float) value;
    return x;
  }

  private void select(@Nullable Candidate candidate) {
    if (candidate == null) {
      design.set(null);
      profiles.set(null);
    } else if (!Arrays.equals(candidate.x(), design.get())) {
      edited = false;
      design.set(candidate.x());
      if (Transition.possible(model)) {
        submit(candidate.x());
      }
    }
  }

  private void showOther() {
    // not those of one property under the name of another
    profiles.set(null);
    float[] x = design.get();
    if (x != null && Transition.possible(model)) {
      submit(x);
    }
  }

  private void submit(float[] x) {
    task.submit(new Request(explorer.shown().index(), x));
  }

  private Optional<PropertyProfiles> compute(Request q) throws BackcastException {
    return Optional.of(PropertyProfiles.of(model, q.property, support, q.x));
  }

  private void receive(Optional<PropertyProfiles> answer) {
    if (answer.isEmpty() || design.get() == null) {
      // profiles of another design must not stand beside this one
      profiles.set(null);
      return;
    }
    PropertyProfiles now = answer.get();
    profiles.set(now);
    if (edited && Arrays.equals(now.x(), design.get())) {
      Predictions p = now.at();
      edited = false;
      explorer.selectedProperty().set(new Candidate(0, now.x(), p));
    }
  }
}
