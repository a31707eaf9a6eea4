package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(new Variable("a", "a", "Å", 2, 4, 3, VariableKind.CONTINUOUS, 2)),
          List.of(
              new Property(
                  "gap", "Eg", "band gap", "eV", 0, 2, 2, 0.05, new PointMass(0, "metal"))),
          List.of(),
          List.of());
  private final RequestParser parser = new RequestParser(SPACE);

  @Test
  void thePointMassIsAskedForByName() throws BackcastException {
    Target target = parser.target(List.of("gap=metal"), List.of());
    assertThat(target.values()).containsExactly(0);
    assertThat(target.tolerances()).containsExactly(0.05);
  }

  @Test
  void aTargetBeyondTheDataIsAllowedWithAWarningThatSaysHowFar() throws BackcastException {
    assertThat(parser.warnings(parser.target(List.of("gap=3.5"), List.of())))
        .singleElement()
        .asString()
        .contains("1.50 eV above");
    assertThat(parser.warnings(parser.target(List.of("gap=1"), List.of()))).isEmpty();
  }

  @Test
  void aTargetBeyondTheClassIsReadAsTheClassAndSaysSo() throws BackcastException {
    assertThat(parser.warnings(parser.target(List.of("gap=-1"), List.of())))
        .containsExactly("gap = -1 eV is below 0 eV and read as metal.");
    assertThat(parser.warnings(parser.target(List.of("gap=metal"), List.of()))).isEmpty();
  }

  @Test
  void aToleranceIsForAllOrForTheOneItNames() throws Exception {
    assertThat(parser.target(List.of("gap=1"), List.of("0.2")).tolerances()).containsExactly(0.2);
    assertThat(parser.target(List.of("gap=1"), List.of("gap=0.3")).tolerances())
        .containsExactly(0.3);
    for (String wrong : List.of("0", "-1", "NaN", "gap=", "gap2=1", "gap=0,1")) {
      assertThatThrownBy(() -> parser.target(List.of("gap=1"), List.of(wrong)))
          .as(wrong)
          .isInstanceOf(BackcastException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gap=0.5..0.8, gap=0.5..0.8",
    "' gap = 0.5 .. 0.8 ', gap=0.5..0.8",
    "gap>=1.5, gap>=1.5",
    "gap >= 1.5, gap>=1.5",
    "gap ≥ 1.5, gap>=1.5",
    "gap=1.5.., gap>=1.5",
    "gap<=0.3, gap<=0.3",
    "gap=..0.3, gap<=0.3",
    "gap=max, gap=max",
    "gap = min, gap=min",
    "gap=metal, gap=metal",
    "gap<=0, gap=metal",
    "gap=-1..0, gap=metal",
    "gap=metal..0.4, gap=0..0.4",
    "gap=0.1, gap=0.1",
    "gap=0.10000000149011612, gap=0.10000000149011612",
    "gap=-0.5..1e-5, gap=-0.5..1e-5",
  })
  void aTargetReadsBackFromItsText(String text, String canonical) throws Exception {
    Target target = parser.target(List.of(text), List.of());
    assertThat(target.texts(SPACE)).containsExactly(canonical);
    assertThat(parser.target(target.texts(SPACE), List.of())).isEqualTo(target);
  }

  @Test
  void tolerancesReadBackFromTheirTexts() throws Exception {
    RequestParser two = new RequestParser(TWO);
    Target target = two.target(List.of("p=1", "q=max"), List.of("p=0.125", "q=0.3"));
    assertThat(target.tolerances()).containsExactly(0.125, 0.3);
    assertThat(two.target(target.texts(TWO), target.toleranceTexts(TWO))).isEqualTo(target);
    assertThat(two.target(List.of("p=1"), List.of()).toleranceTexts(TWO)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gap=0.8..0.5|The range gap=0.8..0.5 is empty. Write the lower end first.",
        "gap=0.5..0.5|The range gap=0.5..0.5 is a single value.",
        "gap=..|“gap=..” has no end. Write LOW..HIGH.",
        "gap=3..4|gap=3..4 lies above all training data (0 to 2 eV).",
        "gap>=2.5|gap>=2.5 lies above all training data (0 to 2 eV).",
        "gap>=metal|metal is a class and no end of a range. Write gap=metal for it",
        "gap<=metal|metal is a class and no end of a range.",
        "gap>=0|All values are in gap>=0.",
        "gap>1.5|“gap>1.5” should read gap>=1.5",
        "gap>=much|In “gap>=much”, “much” is not a finite number.",
        "gap=0.5..x|In “gap=0.5..x”, “x” is not a finite number.",
        "gap=1..2..3|is not a finite number.",
        "gap>=|“gap>=” should read NAME=VALUE.",
        "gap|“gap” says nothing of gap. Write gap=VALUE; put >= and <= in quotes",
        ">=1|“>=1” should read NAME=VALUE.",
        "mass>=1|The model has no property “mass”. It has gap.",
        "gap=1e400..2|is not a finite number",
        "gap=maximum|“maximum” is not a finite number.",
      })
  void everyFaultOfATargetHasItsSentence(String text, String sentence) {
    assertThatThrownBy(() -> parser.target(List.of(text), List.of()))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void boundsOfWholeVariablesAreWhole() throws Exception {
    RequestParser whole =
        new RequestParser(
            new DesignSpace(
                List.of(new Variable("n", "n", "", 6, 12, 9, VariableKind.INTEGER, 0)),
                SPACE.properties(),
                List.of(),
                List.of()));
    DesignBounds bounds = whole.bounds(List.of(), List.of("n=6.2..8.8"));
    assertThat(bounds.lower()).containsExactly(7);
    assertThat(bounds.upper()).containsExactly(8);
    assertThatThrownBy(() -> whole.bounds(List.of(), List.of("n=6.2..6.8")))
        .hasMessage(
            "n is a whole number, and there is none between 6.2 and 6.8. Widen the bounds.");
    assertThatThrownBy(() -> whole.bounds(List.of("n=7.5"), List.of()))
        .hasMessage(
            "n is a whole number, and there is none between 7.5 and 7.5. Widen the bounds.");
  }

  @Test
  void aRangeHasNoTolerance() throws Exception {
    for (String tolerance : List.of("0.1", "gap=0.1", "5%")) {
      assertThatThrownBy(() -> parser.target(List.of("gap>=1"), List.of(tolerance)))
          .hasMessageContaining("has no meaning for gap>=1, which says itself where it ends");
    }
    RequestParser two = new RequestParser(TWO);
    assertThat(two.target(List.of("p=1", "q>=1"), List.of("0.1")).tolerances())
        .containsExactly(0.1, 0.5);
    for (String percent : List.of("p=5%", "5%")) {
      assertThatThrownBy(() -> two.target(List.of("p=max"), List.of(percent)))
          .hasMessageContaining("not in percent");
    }
    assertThat(two.target(List.of("p=1", "q=max"), List.of("5%")).tolerances())
        .containsExactly(0.05, 0.5);
  }

  @Test
  void aRangePartlyOutsideTheDataIsWarnedOf() throws Exception {
    assertThat(parser.warnings(parser.target(List.of("gap=1..2.5"), List.of())))
        .containsExactly(
            "gap=1..2.5 is partly outside the training data (0.00 to 2.00); designs there are"
                + " extrapolated.");
    assertThat(parser.warnings(parser.target(List.of("gap>=1"), List.of()))).isEmpty();
  }

  @Test
  void namesMayHoldEqualsSignsAndStartWithADash() throws Exception {
    DesignSpace odd =
        new DesignSpace(
            List.of(
                new Variable("-a", "a", "", 0, 4, 3, VariableKind.CONTINUOUS, 2),
                new Variable("-a = b", "b", "", 0, 4, 3, VariableKind.CONTINUOUS, 2)),
            List.of(
                new Property("R [m]", "R", "R", "m", 0, 9, 2, 0.05, null),
                new Property("R [m] = range", "R", "R", "m", 0, 9, 2, 0.05, null)),
            List.of(),
            List.of());
    RequestParser names = new RequestParser(odd);
    assertThat(
            names
                .target(List.of("R [m] = range=5", "R [m]=3"), List.of("R [m] = range=0.5"))
                .values())
        .containsExactly(3, 5);
    assertThat(names.target(List.of("R [m] = 4"), List.of("R [m] = range=0.5")).tolerances())
        .containsExactly(0.05, 0.5);
    DesignBounds bounds = names.bounds(List.of("-a=3"), List.of("-a = b=1..2"));
    assertThat(bounds.lower()[0]).isEqualTo(3);
    assertThat(bounds.upper()[1]).isEqualTo(2);
    assertThat(names.path("-a = b=1..3").from()).isEqualTo(1);
    assertThat(names.path("-a = b").name()).isEqualTo("-a = b");
    assertThatThrownBy(() -> names.target(List.of("Q = r=1"), List.of()))
        .hasMessageContaining("“Q = r”");
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertThatThrownBy(() -> parser.target(List.of("gap2=1"), List.of()))
        .hasMessageContaining("gap2");
    assertThatThrownBy(() -> parser.target(List.of("gap=much"), List.of()))
        .hasMessageContaining("much");
    assertThatThrownBy(() -> parser.target(List.of(), List.of()))
        .hasMessageContaining("--target gap");
    assertThatThrownBy(() -> parser.bounds(List.of("q=1"), List.of())).hasMessageContaining("q");
  }

  @Test
  void boundsThatExcludeEverythingAreRefused() {
    assertThatThrownBy(() -> parser.bounds(List.of(), List.of("a=3..2.5")))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> parser.bounds(List.of(), List.of("a=1..3")))
        .hasMessageContaining("leave the model");
    assertThatThrownBy(() -> parser.bounds(List.of("a=9"), List.of()))
        .hasMessageContaining("leave");
  }

  @Test
  void aVariableIsAPathToo() throws BackcastException {
    var path = parser.path("a=-0.5..0.5");
    assertThat(path.from()).isEqualTo(-0.5);
    // its own values, wherever the path starts
    assertThat(path.valueAt(SPACE.variables().getFirst(), 3, 0.25)).isEqualTo(0.25);
  }

  @Test
  void aPathCalledLikeAVariableDoesNotHideIt() throws Exception {
    DesignSpace space =
        new DesignSpace(
            TWO.variables(),
            TWO.properties(),
            List.of(),
            List.of(new DesignPath("a", "a", "", -1, 1, Map.of("a", 1.0))));
    RequestParser names = new RequestParser(space);
    assertThat(names.path("a=2..4").valueAt(TWO.variables().getFirst(), 3, 2)).isEqualTo(2);
    assertThatThrownBy(() -> names.path("z")).hasMessageContaining("It has a, c.");
  }

  @Test
  void aPathThroughCategoriesHasNamesForEnds() throws Exception {
    DesignPath path = new RequestParser(TWO).path("c=green..blue");
    assertThat(path.from()).isEqualTo(1);
    assertThat(path.to()).isEqualTo(2);
    assertThatThrownBy(() -> new RequestParser(TWO).path("c=green..1"))
        .hasMessageContaining("red, green, blue");
  }

  @Test
  void whatIsGivenTwiceIsRefused() {
    RequestParser two = new RequestParser(TWO);
    assertThatThrownBy(() -> two.target(List.of("p=1", "q=1", "p=2"), List.of()))
        .hasMessage("--target is given twice for p. Leave one out.");
    assertThatThrownBy(() -> two.target(List.of("p=1"), List.of("q=1", "q=2")))
        .hasMessage("--tolerance is given twice for q. Leave one out.");
    assertThatThrownBy(() -> two.target(List.of("p=1"), List.of("1", "2")))
        .hasMessage("--tolerance is given twice for every property. Leave one out.");
    for (List<List<String>> twice :
        List.of(
            List.of(List.of("a=1", "a=2"), List.<String>of()),
            List.of(List.<String>of(), List.of("a=1..2", "a=1..3")),
            List.of(List.of("a=1"), List.of("a=1..2")))) {
      assertThatThrownBy(() -> two.bounds(twice.getFirst(), twice.getLast()))
          .hasMessage("--fix or --bound is given twice for a. Leave one out.");
    }
  }

  private static final DesignSpace TWO =
      new DesignSpace(
          List.of(
              new Variable("a", "a", "", -2, 4, 3, VariableKind.CONTINUOUS, 2),
              new Variable(
                  "c",
                  "c",
                  "",
                  0,
                  2,
                  0,
                  VariableKind.CATEGORICAL,
                  0,
                  List.of("red", "green", "blue"))),
          List.of(
              new Property("p", "p", "p", "m", 0, 2, 2, 0.05, null),
              new Property("q", "q", "q", "s", -1, 5, 2, 0.5, null)),
          List.of(),
          List.of(new DesignPath("stretch", "s", "%", -5, 5, Map.of("a", 1.0))));

  @Test
  void everyPropertyIsAskedForByItsNameAndTheOthersAreFree() throws Exception {
    RequestParser two = new RequestParser(TWO);
    assertThat(two.target(List.of("q=1.5"), List.of()).values()).containsExactly(Double.NaN, 1.5);
    assertThat(two.target(List.of("p=any", "q = 2 "), List.of()).values())
        .containsExactly(Double.NaN, 2);
    assertThat(two.target(List.of("p=1"), List.of("q=0.25")).tolerances())
        .containsExactly(0.05, 0.25);
    assertThat(two.target(List.of("p=1"), List.of("0.1")).tolerances()).containsExactly(0.1, 0.1);
  }

  @Test
  void aCategoryIsFixedByItsName() throws Exception {
    RequestParser two = new RequestParser(TWO);
    assertThat(two.bounds(List.of("c=red"), List.of()).upper()).containsExactly(4, 0);
    DesignBounds blue = two.bounds(List.of("c=blue", "a=1"), List.of());
    assertThat(blue.lower()).containsExactly(1, 2);
    assertThat(blue.upper()).containsExactly(1, 2);
    assertThatThrownBy(() -> two.bounds(List.of("c=pink"), List.of()))
        .hasMessageContaining("pink is none of c's categories")
        .hasMessageContaining("red, green, blue");
  }

  @Test
  void aRangeHasTwoNumbers() throws Exception {
    RequestParser two = new RequestParser(TWO);
    DesignBounds bounds = two.bounds(List.of(), List.of("a=-1.5..2"));
    assertThat(bounds.lower()).containsExactly(-1.5, 0);
    assertThat(bounds.upper()).containsExactly(2, 2);
    for (String wrong : List.of("a=1", "a=..2", "a=1..", "a", "=1..2", "a=")) {
      assertThatThrownBy(() -> two.bounds(List.of(), List.of(wrong)))
          .as(wrong)
          .isInstanceOf(BackcastException.class);
    }
    assertThatThrownBy(() -> two.bounds(List.of(), List.of("a=1")))
        .hasMessageContaining("NAME=LOW..HIGH");
  }

  @Test
  void aPathIsOneOfTheCardsOrAVariable() throws Exception {
    RequestParser two = new RequestParser(TWO);
    assertThat(two.path("stretch")).isEqualTo(TWO.paths().getFirst());
    assertThat(two.path("stretch=-1..3").from()).isEqualTo(-1);
    assertThat(two.path("stretch=-1..3").to()).isEqualTo(3);
    assertThat(two.path("stretch=-1..3").unit()).isEqualTo("%");
    assertThat(two.path("a").from()).isEqualTo(-2);
    assertThat(two.path("a").to()).isEqualTo(4);
    assertThat(two.path("c").name()).isEqualTo("c");
    assertThatThrownBy(() -> two.path("twist"))
        .hasMessageContaining("no path or variable “twist”")
        .hasMessageContaining("stretch");
  }

  @Test
  void aTargetBelowTheDataIsWarnedOfToo() throws Exception {
    RequestParser two = new RequestParser(TWO);
    String rest = "; designs for it are extrapolated.";
    assertThat(two.warnings(two.target(List.of("q=-3"), List.of())))
        .containsExactly("q = -3 s lies 2.00 s below the training data (-1.00 to 5.00)" + rest);
    assertThat(two.warnings(two.target(List.of("q=5.5"), List.of())))
        .containsExactly("q = 5.5 s lies 0.500 s above the training data (-1.00 to 5.00)" + rest);
    assertThat(two.warnings(two.target(List.of("q=5", "p=0"), List.of()))).isEmpty();
    assertThat(parser.warnings(parser.target(List.of("gap=metal"), List.of()))).isEmpty();
  }

  @Test
  void everyPropertyOutsideTheDataIsWarnedOf() throws Exception {
    RequestParser two = new RequestParser(TWO);
    assertThat(two.warnings(two.target(List.of("p=3", "q=-2"), List.of())))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("p = 3 m lies 1.00 m above"),
            q -> assertThat(q).startsWith("q = -2 s lies 1.00 s below"));
  }

  @Test
  void aPropertyWithoutUnitLeavesNoGapInItsWarning() throws Exception {
    DesignSpace space =
        new DesignSpace(
            List.of(),
            List.of(new Property("r", "r", "ratio", "", 0, 1, 2, 0.1, null)),
            List.of(),
            List.of());
    RequestParser plain = new RequestParser(space);
    assertThat(plain.warnings(plain.target(List.of("r=2"), List.of())))
        .containsExactly(
            "r = 2 lies 1.00 above the training data (0.00 to 1.00); designs for it are"
                + " extrapolated.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1F", "0x1p3", "one", "", "1,5"})
  void whatTablesDoNotTakeForANumberIsNoneHereEither(String text) {
    assertThatThrownBy(() -> parser.target(List.of("gap=" + text), List.of()))
        .isInstanceOf(BackcastException.class);
  }

  @Test
  void aNumberMustBeFinite() {
    assertThatThrownBy(() -> parser.target(List.of("gap=Infinity"), List.of()))
        .hasMessageContaining("not a finite number");
  }

  @Test
  void aClassIsAskedForByTheValueThatItHas() throws Exception {
    DesignSpace space =
        new DesignSpace(
            List.of(),
            List.of(new Property("gap", "E", "gap", "eV", 0, 2, 2, 0.1, new PointMass(0.2, "m"))),
            List.of(),
            List.of());
    assertThat(new RequestParser(space).target(List.of("gap=m"), List.of()).values())
        .containsExactly(0.2);
  }
}
