package io.sales360.common.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerSegmentTest {
  @Test
  void everyPairOfScoresHasTheSegmentOfTheDocumentation() {
    List<String> rows = new ArrayList<>();
    for (int recency = 5; recency >= 1; recency--) {
      List<String> names = new ArrayList<>();
      for (int frequency = 1; frequency <= 5; frequency++) {
        names.add(CustomerSegment.of(recency, frequency).name());
      }
      rows.add(String.join(" ", names));
    }

    assertThat(rows)
        .containsExactly(
            "NEW POTENTIAL_LOYAL POTENTIAL_LOYAL CHAMPIONS CHAMPIONS",
            "PROMISING POTENTIAL_LOYAL POTENTIAL_LOYAL LOYAL LOYAL",
            "ABOUT_TO_SLEEP ABOUT_TO_SLEEP NEED_ATTENTION LOYAL LOYAL",
            "HIBERNATING HIBERNATING SLIPPING SLIPPING CANNOT_LOSE",
            "HIBERNATING HIBERNATING SLIPPING SLIPPING CANNOT_LOSE");
  }

  @Test
  void scoresAreOneToFive() {
    assertThatThrownBy(() -> CustomerSegment.of(0, 3))
        .hasMessageContaining("recency 0, frequency 3");
    assertThatThrownBy(() -> CustomerSegment.of(3, 6)).hasMessageContaining("Maybe");
  }
}
