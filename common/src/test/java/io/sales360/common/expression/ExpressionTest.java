package io.sales360.common.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Map<String, ExpressionType> TYPES =
      Map.of(
          "Quantity", ExpressionType.NUMBER,
          "UnitPrice", ExpressionType.NUMBER,
          "Age", ExpressionType.NUMBER,
          "Sold", ExpressionType.BOOLEAN,
          "Since", ExpressionType.DATE,
          "Seen", ExpressionType.TIMESTAMP);
  private static final List<String> COLUMNS =
      List.of(
          "Invoice No",
          "StockCode",
          "Quantity",
          "UnitPrice",
          "Age",
          "Sold",
          "Since",
          "Seen",
          "Gone",
          "return");
  private static final Map<String, Object> ROW = new HashMap<>();

  static {
    ROW.put("Invoice No", "C536365");
    ROW.put("StockCode", " 85123A ");
    ROW.put("Quantity", new BigDecimal("-3"));
    ROW.put("UnitPrice", new BigDecimal("2.55"));
    ROW.put("Age", null);
    ROW.put("Sold", true);
    ROW.put("Since", LocalDate.of(2020, 2, 28));
    ROW.put("Seen", Instant.parse("2020-02-28T23:30:00Z"));
    ROW.put("Gone", null);
    ROW.put("return", "x");
  }

  private static Object value(String source) {
    Expression expression = Expression.compile(source, TYPES, COLUMNS);
    return expression.evaluate(i -> ROW.get(expression.columns().get(i)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quantity * UnitPrice | -7.65",
        "-Quantity | 3",
        "Quantity + 1 | -2",
        "0.1 + 0.2 | 0.3",
        "1 / 3 | 0.333333333333333333",
        "10 / 4 | 2.5",
        "round(UnitPrice * 1.1, 2) | 2.81",
        "round(decimal(\"0.99980003999200195\"), 9) | 0.999800040",
        "9223372036854775807 + 1 | 9223372036854775808",
        "abs(Quantity) - -1 | 4",
        "year(Since) * 10000 + month(Since) * 100 + day(Since) | 20200228",
        "days_between(Since, date(\"2020-03-01\")) | 2",
        "size(StockCode) | 8",
        "coalesce(Age, 7) | 7",
        "Sold ? 1 : 2.5 | 1",
      })
  void numbersAreExact(String source, BigDecimal expected) {
    assertThat((BigDecimal) value(source)).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quantity < 0",
        "UnitPrice == 2.550",
        "UnitPrice in [1, 2.5500, 3]",
        "Invoice_No.startsWith(\"C\") && Quantity < 0",
        "StockCode.trim() in ['POST', '85123A']",
        "StockCode.trim().matches('^[0-9]{5}[A-Z]?$')",
        "Age == null",
        "null == Gone",
        "StockCode != null",
        "!(Age > 0)",
        "!(Age <= 0)",
        "!(Age == Age)",
        "!(Age != 1)",
        "Gone == null || Gone.size() > 3",
        "plus_days(Since, 2) == date(\"2020-03-01\")",
        "date(Seen) == Since",
        "Since < date(2020, 2, 29)",
        "return_ == 'x'",
        "Sold",
        "Quantity >= -3 && Quantity <= -3 && !(Quantity > -3)",
      })
  void conditionsHold(String source) {
    assertThat(value(source)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Age * 2",
        "Age > 0 ? Age : null",
        "Sold ? null : StockCode",
        "Gone.lower()",
        "-Age",
        "round(Age, 2)",
        "Sold ? (Sold ? Gone : null) : StockCode"
      })
  void missingValuesStayMissing(String source) {
    assertThat(value(source)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StockCode.trim().lower() | 85123a",
        "Invoice_No.substring(1) + \"-\" + Invoice_No.substring(0, 1) | 536365-C",
        "Invoice_No.replace(\"C\", \"R\").upper() | R536365",
        "string(UnitPrice) + string(Since) | 2.552020-02-28",
      })
  void textIsMade(String source, String expected) {
    assertThat(value(source)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Qantity > 0 | Maybe you mean Quantity",
        "StockCode > 0 | does not work on (string, number)",
        "Quantity > | at character 11",
        "Quantity + StockCode | Maybe give the column a type",
        "date(\"2024-13-01\") | not a date",
        "StockCode.matches(\"(\") | no RE2 pattern",
        "StockCode.matches(Gone) | must be a literal",
        "StockCode.lowr() | Maybe you mean lower",
        "Quantity in [Age] | list of literals",
        "[1, 2] | must not be a list",
        "null | always null",
        "{1: 2} | uses a map",
        "a.b | reads a field",
        "b'x' | literal of bytes",
        "[1, 2].all(x, x > 0) | names x",
        "0.12345678901234567 * Quantity | more than 15 digits",
        "1 / 0 | divided by zero",
        "\"\" | \"\" ",
      })
  void mistakesAreFoundBeforeTheRun(String source, String message) {
    if (source.equals("\"\"")) {
      assertThat(value(source)).isEqualTo("");
      return;
    }
    assertThatThrownBy(() -> Expression.compile(source, TYPES, COLUMNS))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void divisionByZeroOfARowIsRefused() {
    assertThatThrownBy(() -> value("1 / (Quantity + 3)"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("divided by zero");
  }

  @Test
  void unknownColumnsAreStringsWhereTheFileIsNotKnown() {
    Expression expression = Expression.compile("Code == 'A' && Quantity > 1", TYPES, null);
    assertThat(expression.columns()).containsExactly("Code", "Quantity");
    assertThat(expression.columnTypes())
        .containsExactly(ExpressionType.STRING, ExpressionType.NUMBER);
    assertThat(expression.type()).isEqualTo(ExpressionType.BOOLEAN);
  }

  @Test
  void deepNestingEndsWithAMessage() {
    String deep = "(".repeat(1500) + "1" + ")".repeat(1500);
    assertThatThrownBy(() -> Expression.compile(deep, TYPES, COLUMNS))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void travelsAsText() throws Exception {
    Expression sent = Expression.compile("Invoice_No.startsWith('C')", TYPES, COLUMNS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Expression received = (Expression) in.readObject();
      assertThat(received.columns()).containsExactly("Invoice No");
      assertThat(received.holds(i -> ROW.get("Invoice No"))).isTrue();
    }
  }
}
