package io.sales360.planner.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryParserTest {
  @Test
  void everyProblemIsToldWithItsLine() {
    String yaml =
        """
        tables:
          f: {grain: one row, key: [id], joins: {a: nowhere, b: pair}}
          pair: {grain: one row, key: [x, y]}
        dimensions:
          city: {description: d, of: {dim_customer: city}}
          sly: {description: d, of: {f: read_text('x')}}
        metrics:
          Bad: {title: t, description: d, owner: o, unit: money, from: f, sum: x, example: {rows: {}, value: 0}}
          two: {title: t, description: d, owner: o, unit: money, from: f, sum: x, count: rows, example: {rows: {}, value: 0}}
          round: {title: t, description: d, owner: o, unit: share, formula: round / two, example: {rows: {}, value: 0}}
          plain: {title: t, description: d, unit: euro, from: f, sum: x}
          slope: {title: t, description: d, owner: o, unit: share, formula: nothing / 2, example: {rows: {}, value: 0}}
        roles:
          guest: {description: d, masks: {city: md5}, filters: ["city like X", "age > 3"]}
        surprise: 1
        """;
    ProductFileException e =
        catchThrowableOfType(
            ProductFileException.class,
            () -> DictionaryParser.parse(yaml, "own.yaml", DictionaryParser.shipped()));
    assertThat(e.problems())
        .extracting(Problem::line, p -> p.message().split("[;.]", -1)[0])
        .extracting(t -> t.toList().get(0) + " " + t.toList().get(1))
        .contains(
            "2 No table is called nowhere",
            "2 b joins pair, whose key is [x, y]",
            "5 No table is called dim_customer",
            "6 'read_text('x')' is wrong: the function read_text is not known",
            "8 'Bad' is no name",
            "9 A metric has exactly one definition",
            "10 The formula leads back to itself",
            "11 The key owner is missing",
            "11 The key example is missing",
            "11 'euro' is none of money, count, units, share, days, years, number",
            "12 No metric is called nothing",
            "14 'md5' is wrong: it is no mask",
            "14 'city like X' is wrong: it is no condition on a dimension",
            "15 The key surprise is unknown here");
  }

  @Test
  void aFileReplacesAndAdds() {
    String yaml =
        """
        metrics:
          aov: {title: Mine, description: d, owner: o, unit: money, formula: gross_sales / orders, example: {rows: {}, value: unknown}}
          basket: {title: New, description: d, owner: o, unit: money, formula: aov * 2, example: {rows: {}, value: unknown}}
        """;
    MetricDictionary mine = DictionaryParser.parse(yaml, "own.yaml", DictionaryParser.shipped());
    assertThat(mine.metric("aov").title()).isEqualTo("Mine");
    assertThat(DefinitionText.formula(mine.metric("basket"))).isEqualTo("aov * 2");
    assertThat(mine.metrics()).hasSize(DictionaryParser.shipped().metrics().size() + 1);
  }

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(() -> DictionaryParser.shippedAnd(Path.of("none.yaml")))
        .isInstanceOf(ProductFileException.class)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(SELECT 1)",
        "read_csv('x')",
        "getenv('HOME')",
        "a; DROP TABLE b",
        "a -- b",
        "a /* b */",
        "a.b",
        "\"a\"",
        "a)",
        "(a",
        "",
        "a ? b",
        "$1"
      })
  void expressionsAreASmallLanguage(String text) {
    // These read as columns (which the table then has not) and operators with blanks between them.
    if (List.of("(SELECT 1)", "a -- b", "a /* b */").contains(text)) {
      assertThat(SqlExpression.parse(text).sql(c -> "\"" + c + "\""))
          .doesNotContain("SELECT ", "--", "/*");
    } else {
      assertThatThrownBy(() -> SqlExpression.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void expressionsKnowTheirColumns() {
    SqlExpression expression =
        SqlExpression.parse("case when age < 18 then 'it''s young' else coalesce(city, 'x') end");
    assertThat(expression.columns()).containsExactly("age", "city");
    assertThat(expression.sql(c -> "t." + c))
        .isEqualTo("case when t.age < 18 then 'it''s young' else coalesce ( t.city , 'x' ) end");
  }

  @ParameterizedTest
  @CsvSource({
    "a / b, 'round((CAST(a AS DOUBLE) / nullif(CAST(b AS DOUBLE), 0)), 9)'",
    "a - b - c, ((a - b) - c)",
    "a - (b + 1.5), (a - (b + 1.5))",
  })
  void formulasBecomeSql(String formula, String sql) {
    assertThat(Formula.parse(formula).sql(m -> m)).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a +", "a b", "(a", "a)", "a // b", "a; b", "A", "'x'"})
  void whatIsNoFormulaIsRefused(String text) {
    assertThatThrownBy(() -> Formula.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country = US | EQUAL | US",
        "country='U, S' | EQUAL | U, S",
        "country != it's | NOT_EQUAL | it's",
        "age >= 18 | AT_LEAST | 18",
        "country in US, DE | IN | US;DE",
        "country IN ('U,S', DE) | IN | U,S;DE",
        "country not in US | NOT_IN | US",
        "city is null | IS_NULL | ''",
        "city IS NOT NULL | IS_NOT_NULL | ''",
        "country = | EQUAL | ''",
      })
  void conditionsAreRead(String text, Condition.Operator operator, String values) {
    Condition condition = Condition.parse(text);
    assertThat(condition.operator()).isEqualTo(operator);
    assertThat(String.join(";", condition.values())).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "country", "country ~ x", "1 = 1", "country in", "a b = c"})
  void whatIsNoConditionIsRefused(String text) {
    assertThatThrownBy(() -> Condition.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesAreOfTheDimensionsType() {
    MetricDictionary shipped = DictionaryParser.shipped();
    for (String text : List.of("age = old", "order_date > soon", "is_service = perhaps")) {
      Condition condition = Condition.parse(text);
      assertThatThrownBy(() -> condition.checkedFor(shipped.dimension(condition.dimension())))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
