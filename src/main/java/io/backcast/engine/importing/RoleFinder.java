package io.backcast.engine.importing;

import io.backcast.engine.importing.AssignmentTrial.Outcome;
import io.backcast.engine.importing.ImportPlan.Ports;
import io.backcast.engine.trial.NetworkTrial;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roles of a bare network's inputs and outputs: by what was told, by names and widths,
 * and with a predictor at hand by trying every assignment that these leave.
 *
 * @param ports what is known; null where it is not
 * @param sure whether nothing is left to tell
 * @param notes where each role comes from, or what is to be told, a sentence each
 * @param effects what each input does, where its role is not plain
 */
record RoleFinder(
    Ports ports, boolean sure, List<String> notes, List<InputEffects.Effect> effects) {

  /**
   * Looks at a network.
   *
   * @param trial where it is run
   * @param told by the card or the command line; null for nothing
   * @param space of the card; null if there is no card yet
   * @param scalings of the card, or of as many properties as the predictor has; null if not known
   * @throws BackcastException if this cannot be a backward network, or cannot be run
   */
  static RoleFinder find(
      SourceNetwork source,
      NetworkTrial trial,
      @Nullable Ports told,
      @Nullable DesignSpace space,
      @Nullable EndScalings scalings,
      @Nullable Predictors predictors)
      throws BackcastException {
    PortProposal proposal = proposal(source, told, Widths.of(space, predictors));
    List<String> notes = new ArrayList<>();
    Ports ports = proposal.ports();
    boolean sure = proposal.isSure();
    if (scalings != null
        && predictors != null
        && proposal.numbers().isEmpty()
        && proposal.candidates().size() > (sure ? 1 : 0)
        && ports.design() != null) {
      List<Outcome> outcomes =
          tried(source, trial, proposal.candidates(), space, scalings, predictors);
      notes.add(
          "raw designs on target by the predictor, within 5 % of the range: "
              + String.join("; ", outcomes.stream().map(Outcome::line).toList()));
      Outcome winner = AssignmentTrial.winner(outcomes);
      if (winner != null) {
        notes.add("roles: " + winner.line() + " on target, clearly the most");
        return new RoleFinder(winner.ports(), true, notes, List.of());
      }
      notes.add("no assignment is clearly better than the others");
    }
    notes.addAll(proposal.why());
    List<InputEffects.Effect> effects = List.of();
    if (!sure && ports.design() != null) {
      effects = InputEffects.of(source, trial, ports);
      effects.forEach(e -> notes.add(e.line()));
    }
    return new RoleFinder(ports, sure, notes, effects);
  }

  private static PortProposal proposal(SourceNetwork source, @Nullable Ports told, Widths widths)
      throws BackcastException {
    try {
      return PortProposal.of(
          source.summary(), told == null ? Ports.unknown() : told, widths.dx(), widths.dy());
    } catch (BackcastException e) {
      throw e.at(source.file().toString());
    }
  }

  /**
   * The ports, if they are complete.
   *
   * @throws BackcastException saying what is to be told
   */
  Ports complete() throws BackcastException {
    if (!sure) {
      throw new BackcastException(
          ErrorCode.BAD_CARD, Sentence.of("import.roles", String.join("; ", notes)));
    }
    return ports;
  }

  private static List<Outcome> tried(
      SourceNetwork source,
      NetworkTrial trial,
      List<Ports> candidates,
      @Nullable DesignSpace space,
      EndScalings scalings,
      Predictors predictors)
      throws BackcastException {
    int dy = scalings.property()[0].length;
    try (TrialNetwork predictor = predictors.first(trial, space, scalings)) {
      AssignmentTrial assignments =
          new AssignmentTrial(
              source,
              trial,
              scalings.design(),
              scalings.property(),
              (n, x) -> firstMember(predictor.run(n, List.of(x)), n * dy));
      return assignments.run(candidates, space == null ? null : range(space));
    }
  }

  private static float[] firstMember(float[] members, int size) {
    return members.length == size ? members : Arrays.copyOf(members, size);
  }

  private static double[][] range(DesignSpace space) {
    return new double[][] {
      space.properties().stream().mapToDouble(Property::lower).toArray(),
      space.properties().stream().mapToDouble(Property::upper).toArray()
    };
  }
}
