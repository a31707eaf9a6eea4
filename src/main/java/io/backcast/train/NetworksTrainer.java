package io.backcast.train;

import ai.djl.ndarray.NDManager;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import java.util.List;

/**
 * Trains the networks one after another, each from what those before it know. A network's
 * checkpoints depend on the plans of those before it and its own, not on later ones.
 */
final class NetworksTrainer {
  private final Json json;
  private final NDManager manager;
  private final TrainingData data;
  private final Scaling scaling;
  private final SymmetryGroup group;
  private final TrainingPlan plan;
  private final long seed;

  NetworksTrainer(
      Json json,
      NDManager manager,
      TrainingData data,
      Scaling scaling,
      TrainingPlan plan,
      long seed)
      throws BackcastException {
    this.json = json;
    this.manager = manager;
    this.data = data;
    this.scaling = scaling;
    this.group = scaling.space().group();
    this.plan = plan;
    this.seed = seed;
  }

  /**
   * Runs all stages, or those that are not over yet.
   *
   * @param start with a fingerprint of the data, the design space and the seed
   * @param curves takes what was recorded
   */
  TrainedNetworks train(Stage.Session start, Curves curves) throws BackcastException {
    Stage.Session session = start.dependingOn(json.text(plan.ensemble()));
    Ensemble ensemble =
        new EnsembleTrainer(manager, data, scaling, group, plan.ensemble(), seed)
            .train(session, curves);
    session =
        session.dependingOn(
            json.text(plan.student()) + plan.backward().pool() + plan.backward().massShare());
    Student student = new Student(manager, scaling, plan.student(), seed + 1);
    LabelledPool known = student.draft(ensemble, data, group, seed, session, curves);
    LabelledPool pool =
        LabelledPool.draw(student, ensemble, scaling, plan.backward(), seed, session);
    student.finish(List.of(known, pool), group, seed, session, curves);
    session = session.dependingOn(json.text(plan.backward()));
    BackwardTrainer backward = new BackwardTrainer(manager, scaling, plan.backward(), seed + 2);
    backward.train(pool, student, group, seed, session, curves);
    SketchTrainer sketch = null;
    if (plan.sketch() != null) {
      session = session.dependingOn(json.text(plan.sketch()));
      sketch = new SketchTrainer(manager, scaling, plan.sketch(), backward, seed + 3);
      sketch.train(pool, student, seed, session, curves);
    }
    String identity = session.fingerprint().substring(0, 16);
    return new TrainedNetworks(identity, ensemble, student, backward, sketch);
  }
}
