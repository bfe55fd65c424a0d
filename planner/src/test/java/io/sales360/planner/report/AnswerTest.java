package io.sales360.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.testing.MartTypes;
import io.sales360.planner.testing.MemoryTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {
  private static final String BRIDGE =
      "SELECT *, previous_amount AS p FROM agg_price_volume_mix WHERE measure = 'net_sales'";

  static List<Question> questions() {
    return Question.all();
  }

  /** The queries name only tables and columns that the jobs write. */
  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionFitsTheTables(Question question) throws Exception {
    try (MemoryTables tables = MemoryTables.empty()) {
      for (String table : question.needs()) {
        tables.table(table, MartTypes.of(table), List.of());
        if (table.equals("agg_price_volume_mix")) {
          tables.view("sales_bridge", BRIDGE);
        }
      }
      for (String optional : List.of("dim_products", "dim_channels", "dim_territories")) {
        if (!question.needs().contains(optional)) {
          tables.table(optional, MartTypes.of(optional), List.of());
        }
      }

      Answer answer = Answer.of(question, tables);

      assertThat(answer.absent()).isEmpty();
      assertThat(answer.columns()).hasSameSizeAs(question.units());
      assertThat(question.section()).isNotBlank();
      assertThat(question.title()).endsWith("?");
      assertThat(question.hint()).isNotBlank();
      assertThat(question.chart()).isIn("none", "bars", "line", "pie", "steps", "heat");
      assertThat(question.units()).isSubsetOf("text", "money", "count", "share", "number");
    }
  }

  @Test
  void aQuestionWithoutItsTableSaysWhy() throws Exception {
    try (MemoryTables tables = MemoryTables.empty()) {
      assertThat(Answer.all(tables))
          .hasSameSizeAs(Question.all())
          .allSatisfy(answer -> assertThat(answer.absent()).contains("no feed fills"));
    }
  }

  @Test
  void stepsAddUpFromTotalToTotal() throws Exception {
    try (MemoryTables tables = MemoryTables.empty()) {
      Map<String, String> types = MartTypes.of("agg_price_volume_mix");
      tables
          .table(
              "agg_price_volume_mix",
              types,
              List.of(
                  "('month_to_year_ago', DATE '2024-05-01', DATE '2023-05-01', true, 'net_sales', 'P1', 100, 130, 30,"
                      + " 10, 5, 4, 3, 2, 0, -1, 6, 0, 1, 0, 'EUR')",
                  "('month_to_year_ago', DATE '2024-06-01', DATE '2023-06-01', false, 'net_sales', 'P1', 1, 2, 1,"
                      + " 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'EUR')"))
          .view("sales_bridge", BRIDGE);
      Question bridge =
          Question.all().stream().filter(q -> q.chart().equals("steps")).findFirst().orElseThrow();

      Answer answer = Answer.of(bridge, tables);

      assertThat(answer.rows().get(0).get(0)).isEqualTo("Net sales 2023-05");
      double sum = 0;
      for (int i = 0; i < answer.rows().size() - 1; i++) {
        sum += ((Number) answer.rows().get(i).get(1)).doubleValue();
      }
      assertThat(sum).isEqualTo(130);
      assertThat(((Number) answer.rows().get(10).get(1)).doubleValue()).isEqualTo(130);
      assertThat(answer.rows().get(10).get(2)).isEqualTo("total");
    }
  }
}
