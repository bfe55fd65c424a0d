package io.sales360.planner.metrics.query;

import io.sales360.planner.metrics.Condition;
import io.sales360.planner.metrics.query.RandomStar.Fact;
import io.sales360.planner.metrics.query.RandomStar.Member;
import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.TimeGrain;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same questions answered row by row, by nothing but loops. */
record BruteForce(RandomStar star, Question question) {
  private static final Map<String, List<String>> PARTS =
      Map.of("difference", List.of("sum_f", "sum_g"), "ratio", List.of("sum_f", "orders_g"));

  private List<String> parts() {
    return question.metrics().stream()
        .flatMap(m -> PARTS.getOrDefault(m, List.of(m)).stream())
        .toList();
  }

  private boolean reads(String table) {
    return parts().stream().anyMatch(p -> p.endsWith("_" + table));
  }

  private Stream<String> dimensions() {
    return Stream.concat(
        question.dimensions().stream(), question.where().stream().map(Condition::dimension));
  }

  /** Whether an answer would repeat rows, or there is none. */
  boolean mustBeRefused() {
    return dimensions()
        .anyMatch(
            d ->
                switch (d) {
                  case "a_value" -> repeats(star.a());
                  case "b_value" -> reads("g") || !star.joinsB() || repeats(star.b());
                  case "c_value" ->
                      repeats(star.a())
                          || repeats(star.c())
                          || (reads("f") && star.joinsB() && star.leadsTwice());
                  default -> false;
                });
  }

  private static boolean repeats(List<Member> members) {
    Set<String> seen = new HashSet<>();
    return members.stream().anyMatch(m -> m.key() != null && !seen.add(m.key()));
  }

  private static Optional<Member> member(List<Member> members, @Nullable String key) {
    return members.stream().filter(m -> key != null && key.equals(m.key())).findFirst();
  }

  private @Nullable String value(Fact row, String dimension) {
    return switch (dimension) {
      case "a_value" -> member(star.a(), row.a()).map(Member::value).orElse(null);
      case "b_value" -> member(star.b(), row.b()).map(Member::value).orElse(null);
      case "c_value" ->
          member(star.a(), row.a())
              .flatMap(m -> member(star.c(), m.c()))
              .map(Member::value)
              .orElse(null);
      case "a_key" -> row.a();
      default -> row.own();
    };
  }

  private boolean isMet(Fact row) {
    return question.where().stream()
        .allMatch(
            c -> {
              String value = value(row, c.dimension());
              return switch (c.operator()) {
                case EQUAL -> c.values().get(0).equals(value);
                case NOT_EQUAL -> !c.values().get(0).equals(value);
                case IN -> value != null && c.values().contains(value);
                case NOT_IN -> !c.values().contains(String.valueOf(value));
                case IS_NULL -> value == null;
                default -> value != null;
              };
            });
  }

  private @Nullable LocalDate start(@Nullable LocalDate day) {
    TimeGrain grain = Objects.requireNonNull(question.grain());
    if (day == null) {
      return null;
    }
    return switch (grain) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      default -> day.withDayOfYear(1);
    };
  }

  private LocalDate before(LocalDate start) {
    return Objects.requireNonNull(start(start.minusDays(1)));
  }

  private boolean isLimited() {
    return question.from() != null || question.to() != null;
  }

  private boolean isInRange(@Nullable LocalDate day) {
    return day != null
        && (question.from() == null || !day.isBefore(question.from()))
        && (question.to() == null || !day.isAfter(question.to()));
  }

  /** Group (period first, where there is one) to the values of the metrics. */
  Map<List<String>, List<@Nullable BigDecimal>> answer() {
    Map<List<String>, List<@Nullable BigDecimal>> answer = new LinkedHashMap<>();
    for (List<String> group : groups()) {
      List<@Nullable BigDecimal> values = new ArrayList<>();
      for (String metric : question.metrics()) {
        values.add(metric(metric, group, false));
        if (question.comparisons().contains(Comparison.PREVIOUS_PERIOD)) {
          values.add(metric(metric, group, true));
        }
      }
      answer.put(group, values);
    }
    return answer;
  }

  private List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (String table : List.of("f", "g")) {
      if (reads(table)) {
        rows(table).stream().map(Fact::day).filter(Objects::nonNull).forEach(days::add);
      }
    }
    return days;
  }

  private List<Fact> rows(String table) {
    return table.equals("f") ? star.f() : star.g();
  }

  private List<LocalDate> periods() {
    List<LocalDate> days = days();
    LocalDate first = days.stream().min(LocalDate::compareTo).orElse(RandomStar.AS_OF);
    LocalDate last = days.stream().max(LocalDate::compareTo).orElse(RandomStar.AS_OF);
    first = question.from() == null ? first : question.from();
    last = last.isAfter(RandomStar.AS_OF) ? last : RandomStar.AS_OF;
    last = question.to() == null ? last : question.to();
    if (last.isBefore(first)) {
      first = question.to() == null ? first : last;
      last = first;
    }
    List<LocalDate> periods = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      LocalDate start = start(day);
      if (!periods.contains(start)) {
        periods.add(start);
      }
    }
    return periods;
  }

  private Set<List<String>> groups() {
    Set<List<String>> groups = new HashSet<>();
    Set<List<String>> members = new HashSet<>();
    boolean compares = !question.comparisons().isEmpty();
    for (String table : List.of("f", "g")) {
      for (Fact row : reads(table) ? rows(table) : List.<Fact>of()) {
        if (!isMet(row)
            || !takesPart(row, table)
            || (question.grain() == null && isLimited() && !isInRange(row.day()))) {
          continue;
        }
        List<String> group = group(row);
        if (question.grain() == null) {
          groups.add(group);
        } else if (!isLimited() && row.day() == null) {
          members.add(group);
          groups.add(prefixed(null, group));
        } else if (row.day() != null
            && (!isLimited() || isInRange(row.day()) || (compares && isShownAsBefore(row.day())))) {
          members.add(group);
        }
      }
    }
    if (question.grain() != null) {
      if (question.dimensions().isEmpty()) {
        members.add(List.of());
      }
      for (LocalDate period : periods()) {
        members.forEach(m -> groups.add(prefixed(period.toString(), m)));
      }
    } else if (question.dimensions().isEmpty()) {
      groups.add(List.of());
    }
    return groups;
  }

  /** Whether any figure of the table counts the row. */
  private boolean takesPart(Fact row, String table) {
    return parts().stream()
        .filter(p -> p.endsWith("_" + table))
        .anyMatch(p -> !p.startsWith("w_") || row.own().equals("w1"));
  }

  private boolean isShownAsBefore(LocalDate day) {
    return periods().stream().anyMatch(p -> inBefore(day, p));
  }

  /** Whether the day counts as before the period, cut like the period where the range cuts it. */
  private boolean inBefore(LocalDate day, LocalDate period) {
    LocalDate before = before(period);
    return before.equals(start(day));
  }

  private List<String> group(Fact row) {
    return question.dimensions().stream().map(d -> String.valueOf(value(row, d))).toList();
  }

  private static List<String> prefixed(@Nullable String period, List<String> group) {
    List<String> whole = new ArrayList<>(Arrays.asList(String.valueOf(period)));
    whole.addAll(group);
    return whole;
  }

  private @Nullable BigDecimal metric(String metric, List<String> group, boolean isBefore) {
    if (isBefore) {
      LocalDate first = days().stream().min(LocalDate::compareTo).orElse(RandomStar.AS_OF);
      if (group.get(0).equals("null")
          || !LocalDate.parse(group.get(0)).isAfter(first)) { // No data before the first period.
        return null;
      }
    }
    return switch (metric) {
      case "difference" ->
          Objects.requireNonNull(measure("sum_f", group, isBefore))
              .subtract(measure("sum_g", group, isBefore));
      case "ratio" -> {
        BigDecimal orders = Objects.requireNonNull(measure("orders_g", group, isBefore));
        yield orders.signum() == 0
            ? null
            : Objects.requireNonNull(measure("sum_f", group, isBefore))
                .divide(orders, MathContext.DECIMAL64);
      }
      default -> measure(metric, group, isBefore);
    };
  }

  private @Nullable BigDecimal measure(String measure, List<String> group, boolean isBefore) {
    List<Fact> rows =
        rows(measure.substring(measure.length() - 1)).stream()
            .filter(this::isMet)
            .filter(r -> isOf(r, group, isBefore))
            .toList();
    List<BigDecimal> x = rows.stream().map(Fact::x).filter(Objects::nonNull).toList();
    BigDecimal sum = x.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return switch (measure.substring(0, measure.length() - 2)) {
      case "sum" -> sum;
      case "w_sum" ->
          rows.stream()
              .filter(r -> r.own().equals("w1") && r.x() != null)
              .map(Fact::x)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      case "count" -> BigDecimal.valueOf(rows.size());
      case "orders" ->
          BigDecimal.valueOf(
              rows.stream().map(Fact::o).filter(Objects::nonNull).distinct().count());
      case "average" ->
          x.isEmpty() ? null : sum.divide(BigDecimal.valueOf(x.size()), MathContext.DECIMAL64);
      default -> x.stream().max(BigDecimal::compareTo).orElse(null);
    };
  }

  private boolean isOf(Fact row, List<String> group, boolean isBefore) {
    if (question.grain() == null) {
      return group(row).equals(group) && (!isLimited() || isInRange(row.day()));
    }
    if (!group(row).equals(group.subList(1, group.size()))) {
      return false;
    }
    if (group.get(0).equals("null")) {
      return !isLimited() && row.day() == null;
    }
    LocalDate period = LocalDate.parse(group.get(0));
    if (isBefore) {
      return row.day() != null && inBefore(row.day(), period);
    }
    return row.day() != null
        && period.equals(start(row.day()))
        && (!isLimited() || isInRange(row.day()));
  }
}
