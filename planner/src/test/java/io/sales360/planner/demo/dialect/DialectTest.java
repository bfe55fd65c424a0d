package io.sales360.planner.demo.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialectTest {
  @Test
  void fieldsAreQuotedWhereTheyMustBe() {
    assertThat(Dialect.csv().render(Arrays.asList("a", "b,c", "d\"e", null, "f\ng")))
        .isEqualTo("a,\"b,c\",\"d\"\"e\",,\"f\ng\"\n");
  }

  @Test
  void nullWordStandsForMissingValues() {
    Dialect tabs =
        Dialect.csv().withDelimiter("\t").withNullWord("NULL").withQuoting(Dialect.Quoting.NEVER);

    assertThat(tabs.render(Arrays.asList("a", null, ""))).isEqualTo("a\tNULL\t\n");
    assertThatThrownBy(() -> tabs.render(List.of("a\tb"))).hasMessageContaining("a\tb");
  }

  @Test
  void delimitersMayHaveSeveralCharacters() {
    assertThat(Dialect.csv().withDelimiter("+|").withLineEnd("\r\n").render(List.of("a", "b+|c")))
        .isEqualTo("a+|\"b+|c\"\r\n");
  }

  @Test
  void amountsAndDatesFollowTheNotation() {
    Notation dollars = Notation.of(".", ",", "$", "MM/dd/uuuu", "MM/dd/uuuu HH:mm");
    Notation commas = Notation.of(",", ".", "", "dd.MM.uuuu", "dd.MM.uuuu HH:mm");

    assertThat(dollars.amount(new BigDecimal("1234.50"))).isEqualTo("$1,234.50");
    assertThat(dollars.amount(new BigDecimal("-0.05"))).isEqualTo("-$0.05");
    assertThat(commas.amount(new BigDecimal("1234567"))).isEqualTo("1.234.567");
    assertThat(commas.date(LocalDate.of(2024, 2, 29))).isEqualTo("29.02.2024");
    assertThat(commas.amount(null)).isNull();
  }
}
