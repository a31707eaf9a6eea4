package io.backcast.engine.importing;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.backcast.engine.onnx.GraphWrapper;
import io.backcast.engine.onnx.OnnxFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.NetworkRole;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The networks that a plan names besides the backward one, wrapped for a model folder. */
final class PlanNetworks {
  private final ImportPlan plan;
  private final Path folder;
  private final @Nullable InputLayout layout;
  private final EndScalings scalings;

  /**
   * Takes a plan.
   *
   * @param folder to which its files are relative
   * @param layout of the backward network; null for a velocity network
   */
  PlanNetworks(ImportPlan plan, Path folder, @Nullable InputLayout layout, EndScalings scalings) {
    this.plan = plan;
    this.folder = folder;
    this.layout = layout;
    this.scalings = scalings;
  }

  /**
   * The networks by role; several of one role are the members of an ensemble.
   *
   * @param predictors those of the plan; null if it names none
   * @throws BackcastException if a file cannot be read, or is no network for its role
   */
  Map<NetworkRole, List<PlanNetwork>> wrapped(@Nullable Predictors predictors)
      throws BackcastException {
    Map<NetworkRole, List<PlanNetwork>> networks = new EnumMap<>(NetworkRole.class);
    if (predictors != null) {
      networks.put(
          predictors.isEnsemble() ? NetworkRole.PREDICT : NetworkRole.VALUE,
          predictors.wrap(plan.space(), scalings));
    }
    if (plan.gradient() != null) {
      networks.put(NetworkRole.GRADIENT, List.of(gradient(folder.resolve(plan.gradient().file()))));
    }
    if (plan.forward() != null) {
      networks.put(NetworkRole.FORWARD, List.of(forward(folder.resolve(plan.forward().file()))));
    }
    return networks;
  }

  /** Name of the file of a member, counted from 0. */
  static String fileName(NetworkRole role, int member) {
    String name = role.fileName();
    return member == 0 ? name : name.replace(".onnx", "-" + (member + 1) + ".onnx");
  }

  private PlanNetwork gradient(Path file) throws BackcastException {
    ModelProto model = OnnxFile.readWhole(file);
    return new PlanNetwork(
        GradientWrapper.of(model, file.toString(), scalings.design(), scalings.property()),
        model,
        file.toString());
  }

  private PlanNetwork forward(Path file) throws BackcastException {
    if (layout == null) {
      throw new BackcastException(ErrorCode.USAGE, Sentence.of("import.velocity-forward"));
    }
    if (layout.dz() == 0) {
      throw new BackcastException(ErrorCode.USAGE, Sentence.of("import.no-latent-forward"));
    }
    ModelProto model = OnnxFile.readWhole(file);
    GraphWrapper wrapper =
        ForwardWrapper.of(
            model, file.toString(), layout, plan.space(), scalings.design(), scalings.property());
    return new PlanNetwork(wrapper, model, file.toString());
  }
}
