package io.backcast.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaReaderTest {
  private static final FormulaReader READER =
      new FormulaReader(
          new Symbols(
              List.of(
                  number("a", "a", "Å", 0, 2, 4),
                  number("b", "b", "Å", 1, 2, 4),
                  number("gamma", "γ", "°", 2, 60, 120),
                  number("fly ash (kg)", "fly ash (kg)", "kg", 3, 0, 200),
                  number("x₁", "x₁", "", 4, -1, 1),
                  number("ширина", "ширина", "mm", 5, 1, 2),
                  new Symbol(
                      "wire", "wire", "", 6, true, 0, 2, List.of("bronze", "steel", "AISI 304")),
                  new Symbol("turns", "N", "", 7, true, 1, 9, null),
                  number("sin", "sin", "", 8, 0, 1),
                  new Symbol("gap", "Eg", "eV", -1, false, 0, 2, null))));

  private static Symbol number(
      String name, String symbol, String unit, int column, double lower, double upper) {
    return new Symbol(name, symbol, unit, column, false, lower, upper, null);
  }

  private static double[] design() {
    return new double[] {3, 2.5, 90, 50, 0.5, 1.5, 1, 4, 0.25};
  }

  private static Formula read(String text) {
    FormulaReading reading = READER.read(text);
    Assertions.assertThat(reading.fault()).as(text).isNull();
    return Objects.requireNonNull(reading.formula());
  }

  private static FormulaFault fault(String text) {
    return Objects.requireNonNull(READER.read(text).fault(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "a + b*2 <= 8.0 | 8",
        "-a^2 <= 9 | -9",
        "2^-a <= 1 | 0.125",
        "3*2^-b^2 <= 1 | 0.03941702",
        "2^a^2 <= 1000 | 512",
        "b/-a^2 <= 1 | -0.27777778",
        "a − b·2 <= 0 | -2",
        "a² + √(b + 6.5) <= 100 | 12",
        "a*b*sin(gamma) <= 8 | 7.5",
        "a*b*sin(γ) <= 8 | 7.5",
        "A*SIN <= 8 | 0.75",
        "max(a, b, 7) - min(a, b) <= 8 | 4.5",
        "mean(a, b) <= 3 | 2.75",
        "\"fly ash (kg)\"/2 <= 100 | 25",
        "`fly ash (kg)` + fly_ash <= 3 | !",
        "x₁ <= 1 | 0.5",
        "x1 <= 1 | 0.5",
        "ширина*2 <= 4 | 3",
        "sin <= 1 | 0.25",
        "sin(sin) <= 1 | 0.24740396",
        "N + 0 <= 9 | 4",
        "a - 0.5 Å <= 3 | 2.5",
        "pi*e + 0*a <= 9 | 8.53973422",
        "a**b <= 99 | 15.58845727",
        "((a)) <= 4 | 3",
        "1e1*a <= 99 | 30",
        "abs(-.5*a) <= 3. | 1.5"
      })
  void valueIsTheOneOfArithmetic(String text, String value) {
    if (value.equals("!")) {
      assertThat(fault(text).what().toString()).contains("fly_ash");
      return;
    }
    Term term = read(text).terms().getFirst();
    assertThat(term.value().value(design()))
        .as(text)
        .isCloseTo(Double.parseDouble(value), Assertions.within(1e-7));
  }

  @Test
  void slopesAreThoseOfFiniteDifferences() {
    Expression e =
        read("a^b*sin(gamma) + log(a)/b - abs(b - a) + 2^-a + min(a, b) <= 9")
            .terms()
            .getFirst()
            .value();
    double[] slopes = new double[9];
    double[] x = design();
    x[2] = 70;
    double value = e.slopes(x, slopes);
    assertThat(value).isCloseTo(e.value(x), Assertions.within(1e-12));
    for (int j = 0; j < x.length; j++) {
      double[] more = x.clone();
      double[] less = x.clone();
      more[j] += 1e-6;
      less[j] -= 1e-6;
      assertThat(slopes[j])
          .isCloseTo((e.value(more) - e.value(less)) / 2e-6, Assertions.within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a^b*sin(gamma) + log(a)/b - abs(b - a) + 2^-a + min(a, b) <= 9",
        "abs(x₁ - ширина) <= 0.1",
        "turns*x₁ + mean(a, 2, b) <= 9",
        "0*a + 3 <= 9",
        "a*b/(x₁ - 2) - -(a - b)/abs(b*x₁ - 7) <= 9",
        "a/(b/(x₁*(a + 2))) - sqrt(a*b + 1)*abs(-a) <= 9",
        // endless slopes
        "sqrt(a - 3)*x₁ + ширина <= 9",
        "b/(a - 3) <= 9"
      })
  void slopesByWhatOccursAreTheSame(String text) {
    Expression e = read(text).terms().getFirst().value();
    Slopes byWhatOccurs = new Slopes(e, 9);
    for (double[] x : List.of(design(), new double[] {2.25, 3, 70, 1, -0.5, 2, 0, 7, 1})) {
      double[] all = new double[9];
      double[] few = new double[9];
      // left over from elsewhere
      Arrays.fill(few, 7);
      assertThat(byWhatOccurs.at(x, few)).isEqualTo(Double.valueOf(e.slopes(x, all)));
      for (int j = 0; j < all.length; j++) {
        // of a zero the sign does not matter
        assertThat(few[j] + 0.0).isEqualTo(Double.valueOf(all[j] + 0.0));
      }
    }
  }

  @Test
  void slopesOfOperatorsTakeNoMemory() {
    Slopes slopes = new Slopes(read("abs(a - b)/x₁ + 2*a <= 9").terms().getFirst().value(), 9);
    double[] x = design();
    double[] out = new double[9];
    assertThat(slopes.at(x, out)).isFinite();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      slopes.at(x, out);
    }
    // less than a byte for each call: Java itself may take some
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
  }

  @Test
  void rangesHoldEveryValue() {
    for (String text :
        List.of(
            "a*b*sin(gamma) <= 9",
            "a/(b - 3) <= 9",
            "tan(gamma) <= 9",
            "x₁^2 - x₁^3 + cosh(x₁) <= 9",
            "2^x₁/a^-2 <= 9",
            "sqrt(abs(x₁)) + log(a) + cos(4*x₁) <= 9")) {
      Expression e = read(text).terms().getFirst().value();
      java.util.Random random = new java.util.Random(1);
      for (int box = 0; box < 50; box++) {
        Interval[] ranges = new Interval[9];
        for (Symbol s : READER.symbols().all().subList(0, 9)) {
          double one = s.lower() + random.nextDouble() * (s.upper() - s.lower());
          double other = s.lower() + random.nextDouble() * (s.upper() - s.lower());
          ranges[s.column()] = new Interval(Math.min(one, other), Math.max(one, other));
        }
        Interval range = e.range(ranges);
        for (int i = 0; i < 50; i++) {
          double[] x = new double[9];
          for (int j = 0; j < 9; j++) {
            x[j] = ranges[j].low() + random.nextDouble() * (ranges[j].high() - ranges[j].low());
          }
          assertThat(e.value(x)).as(text).isBetween(range.low() - 1e-9, range.high() + 1e-9);
        }
      }
    }
  }

  @Test
  void comparisonsBecomeRanges() {
    Formula chain = read("0.5 < a/b < 1.5");
    assertThat(chain.terms()).hasSize(2);
    assertThat(chain.terms().get(0).low()).isEqualTo(0.5);
    assertThat(chain.terms().get(1).high()).isEqualTo(1.5);
    assertThat(chain.terms().get(0).text()).isEqualTo("a/b");
    Term in = read("a*b ∈ 8 .. 9").terms().getFirst();
    assertThat(in.low()).isEqualTo(8);
    assertThat(in.high()).isEqualTo(9);
    assertThat(read("a + b = 5").terms().getFirst().isEquality()).isTrue();
    assertThat(read("a <= b").terms().getFirst().text()).isEqualTo("a − b");
    assertThat(read("a <= b and wire = steel and b >= 2.5").terms()).hasSize(2);
    assertThat(read("a - b in -1..1").terms().getFirst().low()).isEqualTo(-1);
    assertThat(read("a + 2*b - 1 = 5").terms().getFirst().value().linear(9))
        .containsExactly(1, 2, 0, 0, 0, 0, 0, 0, 0, -1);
    assertThat(read("a*b = 5").terms().getFirst().value().linear(9)).isNull();
  }

  @Test
  void categoriesAndWholeValuesAreNamed() {
    assertThat(read("wire = steel").levels().getFirst().allowed())
        .containsExactly(false, true, false);
    assertThat(read("bronze != wire").levels().getFirst().allowed())
        .containsExactly(false, true, true);
    assertThat(read("wire in {steel, \"AISI 304\"}").levels().getFirst().allowed())
        .containsExactly(false, true, true);
    assertThat(read("turns in {1, 3}").levels().getFirst().allows(3)).isTrue();
    assertThat(read("turns != 3").levels().getFirst().allows(3)).isFalse();
    assertThat(read("turns = 3").levels().getFirst().allows(3)).isTrue();
    assertThat(read("turns != 3").levels().getFirst().allows(15)).isFalse();
    assertThat(fault("turns = 15").what().toString()).contains("no value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "turns = 15 | 15 | 3",
        "turns != 5 | 15 | 5",
        "turns != 15 | 3 | 15",
        "turns in {-2, 5, 15} | -2 | 14"
      })
  void givenRowsMayHaveWholeValuesBeyondTheBounds(String text, double kept, double dropped) {
    Formula formula = Objects.requireNonNull(READER.anywhere().read(text).formula());
    assertThat(formula.levels().getFirst().allows(kept)).isTrue();
    assertThat(formula.levels().getFirst().allows(dropped)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "a + gamm <= 3 | 4 | gamm| Did you mean gamma?",
        "sinh(a <= 3 | 4 | bracket| Add",
        "a b <= 3 | 2 | operator is missing| Write *",
        "a + <= 3 | 4 | stands where| quotes",
        "a <= 1,5 | 6 | comma| dot",
        "a, b <= 3 | 1 | comma| dot",
        "foo(a) <= 3 | 0 | no function “foo”| There are",
        "sine(a) <= 3 | 0 | no function “sine”| Did you mean sin",
        "a(2) <= 3 | 0 | no function| to multiply",
        "a != b | 2 | single value| abs(a - b)",
        "gap <= 1 | 0 | property| target",
        "wire + 1 <= 2 | 0 | category| Compare it",
        "wire = stel | 7 | none of| Did you mean steel?",
        "wire < steel | 5 | no order| Write =",
        "wire in steel | 5 | needs a set| in {",
        "a in {2, 3} | 2 | a set is for| range",
        "a in 3..2 | 5 | range is empty| smaller",
        "a <= 1/0 | 6 | divides by zero| else",
        "1 < 2 | 0 | no variable| Compare",
        "a | 0 | no condition| Compare",
        "a >= 9 | 0 | never holds| Change",
        "a <= 3 or b <= 2 | 7 | “or”| range",
        "a % 2 <= 1 | 2 | no operator| 0.05",
        "a <= 1e999 | 5 | larger than| smaller",
        "(a <= 3 | 0 | never closed| Add",
        "a) <= 3 | 1 | closes nothing| Leave",
        "'a' <= 3 | 0 | stands where| quotes",
        "\"a <= 3 | 0 | quote| Add",
        "abs(a, b) <= 3 | 0 | 2 arguments| needs one",
        "(a <= 3) + 1 <= 2 | 3 | inside a calculation| whole",
        "a <= 1.2.3 | 8 | no operator| There are",
        "a ⊕ b <= 1 | 2 | no operator| There are",
        "turns in {1.5} | 10 | whole values| whole number"
      })
  void faultSaysWhereWhatAndWhatToDo(String text, int position, String what, String advice) {
    FormulaFault fault = fault(text);
    assertThat(fault.said().toString()).as(text).contains(what).contains(advice);
    assertThat(fault.position()).as(fault.said().toString()).isEqualTo(position);
    assertThat(fault.said().toString())
        .startsWith("At character " + (position + 1) + ":")
        .matches(".*[.?!})]");
  }

  @Test
  void unitsThatDoNotFitAreNoted() {
    assertThat(read("a + gamma <= 100").notes())
        .singleElement()
        .satisfies(
            n -> assertThat(n.said().toString()).contains("Å and °, which are different units"));
    assertThat(read("a/b <= 1.5").notes()).isEmpty();
    assertThat(read("a*b <= 9").notes()).isEmpty();
    assertThat(read("a <= 3").notes()).isEmpty();
    assertThat(read("a <= 3°").notes()).isNotEmpty();
    assertThat(read("sin(gamma) <= 0.9").notes().getFirst().what().toString())
        .contains("takes degrees");
    assertThat(read("sin(a) <= 0.9").notes().getFirst().what().toString()).contains("no angle");
    assertThat(read("a*b*sin(30°) <= 9").terms().getFirst().value().value(design()))
        .isCloseTo(3.75, Assertions.within(1e-12));
    assertThat(read("a <= 9").notes().getFirst().what().toString()).contains("every design");
  }

  @Test
  void hostileTextsAreRefusedAtOnce() {
    String[] texts = {
      "(".repeat(100_000) + "a" + ")".repeat(100_000) + " <= 1",
      "(".repeat(500) + "a" + ")".repeat(500) + " <= 1",
      "a" + "+a".repeat(100_000) + " <= 1",
      "\u0000\u0001 a <= 1",
      "}{",
      ")(",
      "..",
      "a in ..",
      "a <=",
      "()",
      "sin()",
      "max(,)",
      "{a} = 1",
      "a in {}",
      "a^^2=1",
      "\"\" <= 1",
      "`` = 1",
      "a <= NaN",
      "a <= Infinity",
      "٣*a <= 1",
      "💥 <= 1",
      "w0 <= 1",
      "oneof(a) <= 1",
      "a ~ b",
      "<= 3",
      "a < in 3",
      "not a <= 1"
    };
    for (String text : texts) {
      assertThat(READER.read(text).fault())
          .as(text.substring(0, Math.min(20, text.length())))
          .isNotNull();
    }
    // as deep as a text of this length can be
    assertThat(READER.read("-".repeat(1_900) + "a <= 5").fault()).isNull();
    assertThat(READER.read("a" + "+a".repeat(900) + " <= 5000").fault()).isNull();
  }

  @Test
  void readingDoesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(read("MIN + 0*sin <= 1.5 and wIRE = steel".replace("MIN", "sin")).terms())
          .hasSize(1);
      assertThat(fault("a >= 9.5").said().toString()).contains("between 2 and 4");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesAreCompleted() {
    assertThat(READER.symbols().completions("ga")).containsExactly("gamma");
    assertThat(READER.symbols().completions("γ")).containsExactly("gamma");
    assertThat(READER.symbols().completions("fl")).containsExactly("\"fly ash (kg)\"");
    assertThat(READER.symbols().completions("st")).containsExactly("steel");
    assertThat(READER.symbols().completions("sq")).containsExactly("sqrt(");
    assertThat(READER.symbols().completions("")).contains("a", "steel").doesNotContain("gap");
  }

  @Test
  void aConditionInBracketsIsToldWithoutThem() {
    assertThat(read("(a <= 3) and ((a - b)*2 >= 0.5)").terms())
        .extracting(Term::text)
        .containsExactly("a", "(a - b)*2");
  }

  @Test
  void anExpressionWithoutAValueSomewhereIsNotAlwaysSatisfied() {
    assertThat(read("sqrt(a - 3) >= 0").notes()).isEmpty();
    assertThat(read("sqrt(a) >= 0").notes()).hasSize(1);
  }

  @Test
  void wholeValuesWithoutNumberAreNoSet() {
    FormulaReader many =
        new FormulaReader(new Symbols(List.of(new Symbol("n", "n", "", 0, true, 0, 2e9, null))));
    assertThat(Objects.requireNonNull(many.read("n in {1, 2}").fault()).said().toString())
        .contains("too many values");
    assertThat(many.read("n = 5").fault()).isNull();
  }

  @Test
  void anUndeterminedPowerMayBeAnything() {
    assertThat(Interval.of(1).pow(new Interval(0, Double.POSITIVE_INFINITY)))
        .isEqualTo(Interval.ALL);
  }
}
