package io.sales360.planner.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u0000=1", "＝1+1"})
  void formulasGetAnApostrophe(String text) {
    assertThat(SafeText.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shoes", "a=b", "1-2", "'quoted", " =1"})
  void otherTextStaysAsItIs(String text) {
    assertThat(SafeText.of(text)).isEqualTo(text);
  }

  @Test
  void numbersAreNotText() {
    // Minus five as a number never comes here: see ExportTest.
    assertThat(SafeText.of("-5")).isEqualTo("'-5");
  }
}
