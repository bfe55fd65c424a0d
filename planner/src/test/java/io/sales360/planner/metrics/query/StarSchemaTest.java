package io.sales360.planner.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.Role;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.TimeGrain;
import io.sales360.planner.testing.MemoryTables;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 5,000 random star schemas, each asked one random question, against brute force. */
@Tag("thorough")
class StarSchemaTest {
  private static final int SCHEMAS = 5_000;
  private static final int BATCH = 250;
  private static final List<String> METRICS =
      List.of(
          "sum_f",
          "w_sum_f",
          "count_f",
          "orders_f",
          "average_f",
          "max_f",
          "sum_g",
          "orders_g",
          "difference",
          "ratio");
  private static final List<String> DIMENSIONS =
      List.of("a_value", "b_value", "c_value", "a_key", "own");
  private static final List<String> CONDITIONS =
      List.of("= v1", "!= v1", "in v0, v2", "not in v0, 'v1'", "is null", "is not null");

  /** What became of the questions. */
  private record Outcome(int answered, int refused) {
    Outcome plus(Outcome other) {
      return new Outcome(answered + other.answered, refused + other.refused);
    }
  }

  @Test
  void answersEqualBruteForceAndNoFanOutIsAccepted() {
    Outcome outcome =
        IntStream.range(0, SCHEMAS / BATCH)
            .parallel()
            .mapToObj(StarSchemaTest::batch)
            .reduce(new Outcome(0, 0), Outcome::plus);
    System.out.printf(
        "Metric layer: %d random star schemas equal brute force, %d more refused, 0 fan-outs accepted.%n",
        outcome.answered(), outcome.refused());
    assertThat(outcome.answered() + outcome.refused()).isEqualTo(SCHEMAS);
    assertThat(outcome.answered()).isGreaterThan(SCHEMAS / 2);
    assertThat(outcome.refused()).isGreaterThan(SCHEMAS / 20);
  }

  private static Outcome batch(int number) {
    List<RandomStar> stars = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      Random random = new Random((long) number * BATCH + i);
      stars.add(RandomStar.of(random));
      questions.add(question(random));
    }
    Outcome outcome = new Outcome(0, 0);
    try (MemoryTables tables = MemoryTables.empty()) {
      RandomStar.write(tables, stars);
      for (int i = 0; i < BATCH; i++) {
        RandomStar.select(tables, i);
        String what = "batch " + number + ", star " + i;
        outcome = outcome.plus(ask(tables, new BruteForce(stars.get(i), questions.get(i)), what));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return outcome;
  }

  private static Outcome ask(MemoryTables tables, BruteForce brute, String what) {
    Question question = brute.question();
    MetricLayer layer = MetricLayer.over(tables, brute.star().dictionary());
    CompiledQuery query;
    try {
      query = layer.compile(question);
    } catch (CommandFailure e) {
      assertThat(brute.mustBeRefused()).as("%s refused: %s", what, e.getMessage()).isTrue();
      assertThat(e.getMessage()).contains("Maybe ");
      return new Outcome(0, 1);
    }
    assertThat(brute.mustBeRefused()).as("%s accepted %s", what, question).isFalse();
    MemoryTables.Rows rows = new MemoryTables.Rows();
    layer.run(query, rows);
    Map<List<String>, List<String>> expected = texts(brute.answer());
    assertThat(texts(answer(rows.all(), question)))
        .as(() -> "%s: %s%n%s%n%s".formatted(what, question, brute.star(), query.printed()))
        .isEqualTo(expected);
    return new Outcome(1, 0);
  }

  private static Question question(Random random) {
    List<String> metrics = some(random, METRICS, 1 + random.nextInt(3));
    List<String> dimensions = some(random, DIMENSIONS, random.nextInt(3));
    List<Condition> where = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
      String dimension = DIMENSIONS.get(random.nextInt(DIMENSIONS.size()));
      where.add(Condition.parse(dimension + " " + condition));
    }
    TimeGrain[] grains = {
      TimeGrain.DAY, TimeGrain.WEEK, TimeGrain.MONTH, TimeGrain.YEAR, null, null, null
    };
    TimeGrain grain = grains[random.nextInt(grains.length)];
    boolean compares = grain != null && random.nextInt(3) == 0;
    LocalDate from =
        !compares && random.nextInt(3) == 0 ? LocalDate.of(2024, 1, 1 + random.nextInt(31)) : null;
    LocalDate to =
        !compares && random.nextInt(3) == 0 ? LocalDate.of(2024, 2, 1 + random.nextInt(29)) : null;
    return new Question(
        metrics,
        dimensions,
        grain,
        from,
        to,
        where,
        List.of(),
        compares ? List.of(Comparison.PREVIOUS_PERIOD) : List.of(),
        0,
        null,
        true,
        Role.NOBODY);
  }

  private static List<String> some(Random random, List<String> all, int count) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, count);
  }

  private static Map<List<String>, List<@Nullable BigDecimal>> answer(
      List<Map<String, @Nullable Object>> rows, Question question) {
    Map<List<String>, List<@Nullable BigDecimal>> answer = new HashMap<>();
    for (Map<String, @Nullable Object> row : rows) {
      List<String> group = new ArrayList<>();
      if (question.grain() != null) {
        group.add(String.valueOf(row.get(question.grain().toString())));
      }
      question.dimensions().forEach(d -> group.add(String.valueOf(row.get(d))));
      List<@Nullable BigDecimal> values = new ArrayList<>();
      for (String metric : question.metrics()) {
        values.add(number(row.get(metric)));
        if (!question.comparisons().isEmpty()) {
          values.add(number(row.get(metric + "_previous_period")));
        }
      }
      assertThat(answer.put(group, values)).as("a group that comes twice: %s", group).isNull();
    }
    return answer;
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }

  /** Rounded to eight decimals: quotients are rounded to nine. */
  private static Map<List<String>, List<String>> texts(
      Map<List<String>, List<@Nullable BigDecimal>> answer) {
    Map<List<String>, List<String>> texts = new HashMap<>();
    answer.forEach(
        (group, values) ->
            texts.put(
                group,
                values.stream()
                    .map(
                        v ->
                            v == null
                                ? "unknown"
                                : v.setScale(6, java.math.RoundingMode.HALF_EVEN)
                                    .stripTrailingZeros()
                                    .toPlainString())
                    .toList()));
    return texts;
  }
}
