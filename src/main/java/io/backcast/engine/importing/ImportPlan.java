package io.backcast.engine.importing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Integration;
import io.backcast.model.OutsideRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known about a bare network to import it; the {@code card.json} of {@code backcast
 * import}.
 *
 * @param name short name of the model
 * @param title shown in the window
 * @param source where the network comes from, in words
 * @param licence of the network
 * @param space variables and properties, in the network's order
 * @param crystal how variables describe a crystal cell, if they do
 * @param ports which input and output has which role; proposed if absent
 * @param scaling of the network's numbers; physical units if absent
 * @param predict networks that predict, design → properties, if there are any
 * @param forward the inverse of the network, if there is one
 * @param gradient a network that predicts with its slopes, if there is one
 * @param outside what becomes of samples outside the bounds
 * @param integration of a velocity network; null for a network that gives designs
 */
public record ImportPlan(
    String name,
    String title,
    @Nullable String source,
    @Nullable String licence,
    DesignSpace space,
    @Nullable Crystal crystal,
    @Nullable Ports ports,
    @Nullable Scalings scaling,
    @Nullable Predictor predict,
    @Nullable OneFile forward,
    @Nullable OneFile gradient,
    @Nullable OutsideRule outside,
    @Nullable Integration integration) {

  /** A plan with no more networks than a predictor. */
  public ImportPlan(
      String name,
      String title,
      @Nullable String source,
      @Nullable String licence,
      DesignSpace space,
      @Nullable Crystal crystal,
      @Nullable Ports ports,
      @Nullable Scalings scaling,
      @Nullable Predictor predict) {
    this(
        name, title, source, licence, space, crystal, ports, scaling, predict, null, null, null,
        null);
  }

  /** The files that the plan names. */
  public List<String> files() {
    List<String> files = new ArrayList<>(predict == null ? List.of() : predict.all());
    if (forward != null) {
      files.add(forward.file());
    }
    if (gradient != null) {
      files.add(gradient.file());
    }
    return files;
  }

  /** A copy with other ports. */
  public ImportPlan with(@Nullable Ports newPorts) {
    return new ImportPlan(
        name,
        title,
        source,
        licence,
        space,
        crystal,
        newPorts,
        scaling,
        predict,
        forward,
        gradient,
        outside,
        integration);
  }

  /** A copy with the files that are not null. */
  public ImportPlan with(
      @Nullable Predictor newPredict, @Nullable OneFile newForward, @Nullable OneFile newGradient) {
    return new ImportPlan(
        name,
        title,
        source,
        licence,
        space,
        crystal,
        ports,
        scaling,
        newPredict == null ? predict : newPredict,
        newForward == null ? forward : newForward,
        newGradient == null ? gradient : newGradient,
        outside,
        integration);
  }

  /** A copy with another rule for samples outside the bounds. */
  public ImportPlan with(OutsideRule newOutside) {
    return new ImportPlan(
        name,
        title,
        source,
        licence,
        space,
        crystal,
        ports,
        scaling,
        predict,
        forward,
        gradient,
        newOutside,
        integration);
  }

  /** A copy of a velocity network, integrated so. */
  public ImportPlan with(Integration newIntegration) {
    return new ImportPlan(
        name,
        title,
        source,
        licence,
        space,
        crystal,
        ports,
        scaling,
        predict,
        forward,
        gradient,
        outside,
        newIntegration);
  }

  /**
   * What a backward network's inputs and outputs are. What is absent is found by name and width
   * where these leave one answer, and asked for where they do not.
   *
   * @param latent inputs of standard normal numbers, concatenated in this order; empty for a
   *     network that gives one design a target; null if not known
   * @param condition inputs of properties, concatenated in this order; the same as {@code latent}
   *     for a joint network, whose one input holds both; null if not known
   * @param design output; null if not known
   * @param conditionFirst in one input for both, whether the properties come first; null if not
   *     known
   * @param layout by input, what its columns are, where they are not of one role
   * @param fixed by input, the numbers that it always gets: a temperature, padding
   * @param designColumns which columns of the output are the variables, in their order, counted
   *     from 1; all of them if null
   */
  public record Ports(
      @JsonFormat(
              with = {
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
              })
          @Nullable List<String> latent,
      @JsonFormat(
              with = {
                JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
              })
          @Nullable List<String> condition,
      @Nullable String design,
      @Nullable Boolean conditionFirst,
      @Nullable Map<String, List<Part>> layout,
      @Nullable Map<String, double[]> fixed,
      @Nullable List<Integer> designColumns) {

    /** Ports of a network with one input for each role, or one for both. */
    public Ports(String latent, String condition, String design, boolean conditionFirst) {
      this(List.of(latent), List.of(condition), design, conditionFirst, null, null, null);
    }

    /** Nothing known. */
    public static Ports unknown() {
      return new Ports(null, null, null, null, null, null, null);
    }

    /** A copy with other inputs for the roles. */
    public Ports with(@Nullable List<String> newLatent, @Nullable List<String> newCondition) {
      return new Ports(
          newLatent, newCondition, design, conditionFirst, layout, fixed, designColumns);
    }

    /** A copy with the order of a joint input. */
    public Ports with(boolean newConditionFirst) {
      return new Ports(latent, condition, design, newConditionFirst, layout, fixed, designColumns);
    }

    /** A copy with another output. */
    public Ports withDesign(@Nullable String newDesign) {
      return new Ports(latent, condition, newDesign, conditionFirst, layout, fixed, designColumns);
    }

    /** Whether an input has its own line in the layout. */
    boolean isLaidOut(String input) {
      return layout != null && layout.containsKey(input);
    }

    /** Inputs that are named for both roles and whose columns are not told. */
    @JsonIgnore
    List<String> joint() {
      List<String> both = new ArrayList<>(latent == null ? List.of() : latent);
      both.retainAll(condition == null ? List.of() : condition);
      both.removeIf(this::isLaidOut);
      return both;
    }
  }

  /** What some columns of an input are. */
  public enum Role {
    /** Coordinates of the latent point, in their order. */
    @JsonProperty("latent")
    LATENT,
    /** Properties, in the card's order. */
    @JsonProperty("condition")
    CONDITION,
    /** The same number always. */
    @JsonProperty("fixed")
    FIXED
  }

  /**
   * Consecutive columns of an input.
   *
   * @param role what they are
   * @param columns how many
   * @param value of {@link Role#FIXED} columns; 0 if null
   */
  public record Part(Role role, int columns, @Nullable Double value) {}

  /** Scaling of the network's designs and properties. */
  public record Scalings(@Nullable ColumnScaling design, @Nullable ColumnScaling property) {}

  /**
   * Networks that predict, design → properties: one, or the members of an ensemble.
   *
   * @param file name, relative to the folder of the plan; null if {@code files} has them
   * @param files names of several, whose predictions are the members of an ensemble
   */
  public record Predictor(@Nullable String file, @Nullable List<String> files) {
    /** One network. */
    public Predictor(String file) {
      this(file, null);
    }

    /** All names, in order. */
    public List<String> all() {
      List<String> names = new ArrayList<>();
      if (file != null) {
        names.add(file);
      }
      if (files != null) {
        names.addAll(files);
      }
      return names;
    }
  }

  /**
   * A network in one file.
   *
   * @param file name, relative to the folder of the plan
   */
  public record OneFile(String file) {}
}
