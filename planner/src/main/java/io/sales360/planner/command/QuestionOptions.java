package io.sales360.planner.command;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.MetricDictionary;
import io.sales360.planner.metrics.Role;
import io.sales360.planner.metrics.query.Question;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.Span;
import io.sales360.planner.metrics.time.TimeGrain;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of the metric layer. */
final class QuestionOptions {
  @Parameters(
      paramLabel = "METRIC",
      arity = "1..*",
      split = ",",
      description = "Metrics, separated by commas or blanks.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--group-by",
      paramLabel = "DIMENSION",
      split = ",",
      description = "One row per value of these dimensions; without value, too.")
  private List<String> dimensions = new ArrayList<>();

  @Option(
      names = "--grain",
      paramLabel = "GRAIN",
      description = {
        "One row per day, week, month, quarter, year, fiscal_week, fiscal_period, fiscal_quarter or",
        "fiscal_year."
      })
  private @Nullable String grain;

  @Option(names = "--from", paramLabel = "DAY", description = "First day. Default: of the data.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day. Default: the as-of date.")
  private @Nullable String to;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = {
        "Only rows that meet it: 'country = US', 'category in Shoes, Socks', 'age >= 18', 'city is",
        "null'. May be repeated; all must be met."
      })
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--compare",
      paramLabel = "TIME",
      split = ",",
      description = "Also show previous-period or previous-year, and the change.")
  private List<String> compare = new ArrayList<>();

  @Option(
      names = "--to-date",
      paramLabel = "GRAIN",
      split = ",",
      description = "Also sum from the start of the month, quarter, year or fiscal_year.")
  private List<String> toDate = new ArrayList<>();

  @Option(
      names = "--rolling",
      paramLabel = "SPAN",
      split = ",",
      description = "Also sum over so many days or months that end with the period: 28d, 3m.")
  private List<String> rolling = new ArrayList<>();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "0",
      description = "Only the N largest rows, of each period.")
  private int top;

  @Option(
      names = "--by",
      paramLabel = "METRIC",
      description = "The metric that --top goes by. Default: the first.")
  private @Nullable String by;

  @Option(names = "--sparse", description = "Leave out periods without rows.")
  private boolean sparse;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description = "Ask in this role. Without one, personal dimensions are redacted.")
  private @Nullable String role;

  /**
   * The question.
   *
   * @throws CommandFailure if an option is wrong
   */
  Question question(MetricDictionary dictionary) {
    List<Span> spans = new ArrayList<>();
    toDate.forEach(unit -> spans.add(read("--to-date", unit, t -> new Span.ToDate(grain(t)))));
    rolling.forEach(span -> spans.add(read("--rolling", span, Span.Rolling::parse)));
    List<Comparison> comparisons =
        compare.stream().map(c -> named(Comparison.class, "--compare", c)).distinct().toList();
    LocalDate first = day("--from", from);
    LocalDate last = day("--to", to);
    if (first != null && last != null && last.isBefore(first)) {
      throw wrong("--to", last.toString(), "it is before --from " + first, "swap them");
    }
    if (top < 0) {
      throw wrong("--top", Integer.toString(top), "it is negative", "--top 10");
    }
    return new Question(
        metrics,
        dimensions,
        grain == null ? null : grain(grain),
        first,
        last,
        where.stream().map(w -> read("--where", w, Condition::parse)).toList(),
        spans,
        comparisons,
        top,
        by,
        !sparse,
        role == null ? Role.NOBODY : dictionary.role(role));
  }

  private static TimeGrain grain(String text) {
    return named(TimeGrain.class, "--grain", text);
  }

  private static @Nullable LocalDate day(String option, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(option, text, "it is no day", option + " 2024-01-31");
    }
  }

  private static <E extends Enum<E>> E named(Class<E> type, String option, String text) {
    String name = text.strip().replace('-', '_').toUpperCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    String known =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    throw wrong(option, text, "it is not known", known);
  }

  /** Reads text by a rule that refuses with a reason. */
  private static <T> T read(String option, String text, Function<String, T> rule) {
    try {
      return rule.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(
          option,
          text,
          String.valueOf(e.getMessage()),
          option.equals("--where") ? Condition.REMEDY.substring("Maybe ".length()) : "28d or 3m");
    }
  }

  private static CommandFailure wrong(String option, String value, String why, String remedy) {
    return new CommandFailure(
        ExitCode.USAGE, "%s (%s) is wrong: %s.%nMaybe %s.".formatted(option, value, why, remedy));
  }
}
