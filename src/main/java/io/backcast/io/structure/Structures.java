package io.backcast.io.structure;

import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.ErrorCode;
import io.backcast.model.Lattice;
import io.backcast.model.ModelCard;
import io.backcast.model.StructureTemplate;
import io.backcast.sentence.Sentence;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes structures of designs of one model by one of its templates. */
public final class Structures {
  private final ModelCard card;
  private final Crystal crystal;
  private final StructureTemplate template;
  private final int @Nullable [] kpoints;

  /**
   * Structures of one model.
   *
   * @param template name of a structure template of the card; null for its first
   * @throws BackcastException if the model is no crystal or has no such template
   */
  public Structures(ModelCard card, @Nullable String template, CalculationSettings settings)
      throws BackcastException {
    this.card = card;
    this.crystal = crystal(card);
    this.template = template(crystal, template);
    this.kpoints = settings.kpoints();
  }

  private static Crystal crystal(ModelCard card) throws BackcastException {
    Crystal crystal = card.crystal();
    if (crystal == null || crystal.templates().isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL, Sentence.of("structure.no-crystal", card.name()));
    }
    return crystal;
  }

  private static StructureTemplate template(Crystal crystal, @Nullable String name)
      throws BackcastException {
    if (name == null) {
      return crystal.templates().getFirst();
    }
    return crystal.templates().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BackcastException(
                    ErrorCode.USAGE,
                    "There is no structure template %s. Choose one of %s."
                        .formatted(
                            name,
                            crystal.templates().stream()
                                .map(StructureTemplate::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** The template. */
  public StructureTemplate template() {
    return template;
  }

  /** Why a design {@code [dx]} is no structure, as a sentence; null if it is one. */
  public @Nullable Sentence problem(float[] x) {
    Lattice lattice = crystal.lattice(card.space(), x);
    Sentence problem = lattice.problem();
    if (problem != null) {
      return Sentence.of("structure.leave-out", problem);
    }
    return crystal.field(card.space(), x) != 0 && !template.layer()
        ? Sentence.of("structure.no-field", template.name())
        : null;
  }

  /** The cell of a design {@code [dx]}. */
  public Lattice lattice(float[] x) {
    return crystal.lattice(card.space(), x);
  }

  /** The field of a design {@code [dx]}, V/Å. */
  public double field(float[] x) {
    return crystal.field(card.space(), x);
  }

  /**
   * The structure of a design without a {@link #problem}.
   *
   * @param x the design, {@code [dx]}
   * @param origin where it comes from, in words
   */
  public Structure of(float[] x, String origin) {
    Structure structure =
        Structure.of(
            "%s; %s; template %s".formatted(card.name(), origin, template.name()),
            lattice(x),
            template,
            field(x));
    return kpoints == null ? structure : structure.withKpoints(kpoints);
  }
}
