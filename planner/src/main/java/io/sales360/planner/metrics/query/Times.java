package io.sales360.planner.metrics.query;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.lake.Tables;
import io.sales360.planner.metrics.SqlExpression;
import io.sales360.planner.metrics.TableModel;
import io.sales360.planner.metrics.time.CalendarDate;
import io.sales360.planner.metrics.time.SalesCalendar;
import io.sales360.planner.metrics.time.TimeGrain;
import io.sales360.planner.metrics.time.Timeline;
import io.sales360.planner.metrics.time.Variant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which days the tables have, and the calendar over them. */
final class Times {
  private static final String DATES = "dim_dates";
  private static final Set<String> COLUMNS =
      Set.of("day", "fiscal_year", "fiscal_quarter", "fiscal_period", "fiscal_week");
  private static final int LONGEST = 300;

  private final Tables tables;
  private final Map<String, List<LocalDate>> spans = new HashMap<>();
  private @Nullable List<CalendarDate> dates;
  private @Nullable SalesCalendar calendar;
  private LocalDate calendarFirst = LocalDate.MAX;
  private LocalDate calendarLast = LocalDate.MIN;

  Times(Tables tables) {
    this.tables = tables;
  }

  /** Periods and windows of a question over these tables. */
  synchronized Timeline timeline(Question question, List<TableModel> over, List<Variant> variants) {
    LocalDate asOf = tables.asOf();
    List<LocalDate> known = new ArrayList<>();
    over.forEach(table -> known.addAll(span(table)));
    LocalDate dataFirst = known.stream().min(LocalDate::compareTo).orElse(asOf);
    LocalDate lastRow = known.stream().max(LocalDate::compareTo).orElse(asOf);
    LocalDate first = question.from() == null ? dataFirst : question.from();
    LocalDate last = question.to() != null ? question.to() : asOf.isAfter(lastRow) ? asOf : lastRow;
    if (last.isBefore(first)) { // The range lies before or after all data.
      first = question.to() == null ? first : last;
      last = question.to() == null ? first : last;
    }
    LocalDate calendarStart = first.isBefore(dataFirst) ? first : dataFirst;
    SalesCalendar days = calendar(calendarStart, last.isAfter(lastRow) ? last : lastRow);
    TimeGrain grain = question.grain();
    if (grain != null && grain.isFiscal() && !days.isFiscal()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no fiscal calendar: %s is absent (%s).%nMaybe --grain month."
              .formatted(DATES, tables.reasonWithout(DATES)));
    }
    return Timeline.of(
        days,
        new Timeline.Range(
            grain, first, last, question.from() != null || question.to() != null, dataFirst, asOf),
        variants);
  }

  /** First and last day of a table; none where it has no days. */
  private List<LocalDate> span(TableModel table) {
    return spans.computeIfAbsent(
        table.name(),
        name -> {
          SqlExpression time = Objects.requireNonNull(table.time());
          String day = "(" + time.sql(LakeSession::quoted) + ")";
          List<LocalDate> found = new ArrayList<>();
          for (List<@Nullable Object> row :
              rows(
                  "SELECT CAST(min(%s) AS DATE), CAST(max(%s) AS DATE) FROM %s"
                      .formatted(day, day, LakeSession.quoted(name)))) {
            for (Object value : row) {
              if (value instanceof LocalDate date) {
                found.add(date);
              }
            }
          }
          return found;
        });
  }

  private SalesCalendar calendar(LocalDate first, LocalDate last) {
    SalesCalendar known = calendar;
    if (known != null && !first.isBefore(calendarFirst) && !last.isAfter(calendarLast)) {
      return known;
    }
    calendarFirst = first.isBefore(calendarFirst) ? first : calendarFirst;
    calendarLast = last.isAfter(calendarLast) ? last : calendarLast;
    if (calendarLast.getYear() - calendarFirst.getYear() > LONGEST) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The days from %s to %s are more than %d years.%nMaybe a feed reads a date wrongly; --from and --to do not help before that is repaired."
              .formatted(calendarFirst, calendarLast, LONGEST));
    }
    SalesCalendar wider = new SalesCalendar(dates(), calendarFirst, calendarLast);
    calendar = wider;
    return wider;
  }

  private List<CalendarDate> dates() {
    List<CalendarDate> known = dates;
    if (known != null) {
      return known;
    }
    List<CalendarDate> read = new ArrayList<>();
    if (tables.columns(DATES).containsAll(COLUMNS)) {
      for (List<@Nullable Object> row :
          rows(
              "SELECT day, fiscal_year, fiscal_quarter, fiscal_period, fiscal_week FROM dim_dates ORDER BY day")) {
        read.add(
            new CalendarDate(
                (LocalDate) Objects.requireNonNull(row.get(0)),
                number(row.get(1)),
                number(row.get(2)),
                number(row.get(3)),
                number(row.get(4))));
      }
    }
    dates = read;
    return read;
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }

  private List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    tables.query(
        sql,
        List.of(),
        new RowSink() {
          @Override
          public void begin(List<String> columns) {}

          @Override
          public void row(List<@Nullable Object> values) {
            rows.add(values);
          }
        });
    return rows;
  }
}
