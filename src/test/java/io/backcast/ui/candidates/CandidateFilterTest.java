package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.TrustLevel;
import org.junit.jupiter.api.Test;

class CandidateFilterTest {
  private final CandidateFilter filter = new CandidateFilter();

  @Test
  void aRangeLetsItsEndsThroughAndOtherColumnsPass() {
    filter.set("a", 3.1, 3.3);
    assertThat(filter.passes("a", 3.1)).isTrue();
    assertThat(filter.passes("a", 3.3)).isTrue();
    assertThat(filter.passes("a", 3.31)).isFalse();
    assertThat(filter.passes("a", Double.NaN)).isFalse();
    assertThat(filter.passes("b", 9)).isTrue();
  }

  @Test
  void itsTextReadsBackWithNamesThatHoldSigns() {
    filter.set("E = mc²", -1.5, 2e-7);
    filter.set("a", 3.1, 3.3);
    filter.show(TrustLevel.WEAK, false);
    CandidateFilter again = new CandidateFilter();
    again.read(filter.text());
    assertThat(again.range("E = mc²", 0, 1)).isEqualTo(new CandidateFilter.Range(-1.5, 2e-7));
    assertThat(again.range("a", 0, 9)).isEqualTo(new CandidateFilter.Range(3.1, 3.3));
    assertThat(again.shows(TrustLevel.WEAK)).isFalse();
    assertThat(again.shows(TrustLevel.STRONG)).isTrue();
  }

  @Test
  void whatIsNotUnderstoodIsLeftOut() {
    filter.read("a=x..3;b=1..2;nonsense;trust!unheard");
    assertThat(filter.passes("a", 99)).isTrue();
    assertThat(filter.range("b", 0, 9)).isEqualTo(new CandidateFilter.Range(1, 2));
    assertThat(TrustLevel.values()).allMatch(filter::shows);
  }

  @Test
  void everyChangeIsTold() {
    int[] told = {0};
    filter.changesProperty().subscribe((before, now) -> told[0]++);
    filter.set("a", 1, 2);
    filter.unset("b");
    filter.unset("a");
    filter.show(TrustLevel.WEAK, false);
    filter.show(TrustLevel.WEAK, false);
    filter.clear();
    assertThat(told[0]).isEqualTo(4);
    assertThat(filter.isEmpty()).isTrue();
  }
}
