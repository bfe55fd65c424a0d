package io.sales360.planner.targets;

import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.SeriesForecast;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What owners are likely to sell in a period. Territories have published forecasts, and a total of
 * theirs with its own quantiles is taken as it is. Salespeople and teams have none: each gets the
 * automatic forecast of its own monthly net sales credited, and quantiles are those of the sums of
 * its sample paths. Quantiles are never summed.
 */
final class OwnerOutlooks {
  /** Any number will do; the same one gives the same targets. */
  private static final long SEED = 360;

  /** Beyond two years a forecast of months says next to nothing. */
  private static final int LONGEST = 24;

  private static final List<Integer> PERCENTS =
      List.of(OwnerOutlook.MEDIAN, 55, 60, 65, OwnerOutlook.HIGH);
  private static final QuantileLevels LEVELS = QuantileLevels.of(0.5, 0.55, 0.6, 0.65, 0.7);

  private final LakeSession session;
  private final TargetOwner owner;
  private final TargetPeriod period;

  /** The last month that is over. */
  private final YearMonth known;

  private OwnerOutlooks(LakeSession session, TargetOwner owner, TargetPeriod period) {
    this.session = session;
    this.owner = owner;
    this.period = period;
    this.known = YearMonth.from(session.asOf().plusDays(1)).minusMonths(1);
  }

  /**
   * The outlooks of all owners that have a forecast, sorted by owner.
   *
   * @throws CommandFailure if the period has begun, or nobody has a forecast for it
   */
  static List<OwnerOutlook> of(LakeSession session, TargetOwner owner, TargetPeriod period) {
    if (!period.startsOn().isAfter(session.asOf())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The period (%s) has begun: the data reaches to %s.%nMaybe set targets from %s on."
              .formatted(period, session.asOf(), YearMonth.from(session.asOf()).plusMonths(1)));
    }
    OwnerOutlooks outlooks = new OwnerOutlooks(session, owner, period);
    List<OwnerOutlook> found =
        owner == TargetOwner.TERRITORY ? outlooks.published() : outlooks.forecast();
    if (found.isEmpty()) {
      throw outlooks.noForecast(
          "a longer forecast horizon in the product file, or one of the periods that 's360 forecast show --total quarter' lists");
    }
    return found;
  }

  private List<OwnerOutlook> forecast() {
    int lastH = (int) ChronoUnit.MONTHS.between(known, period.last());
    if (lastH > LONGEST) {
      throw noForecast("a period that ends by " + known.plusMonths(LONGEST));
    }
    int firstH = (int) ChronoUnit.MONTHS.between(known, period.first());
    require("fct_credited_sales");
    Map<String, Map<YearMonth, BigDecimal>> owners = credited();
    @Nullable YearMonth began = began(owners);
    List<OwnerOutlook> outlooks = new ArrayList<>();
    owners.forEach(
        (id, months) -> outlooks.add(outlook(id, months, lastYear(months, began), firstH, lastH)));
    return outlooks;
  }

  private OwnerOutlook outlook(
      String id,
      Map<YearMonth, BigDecimal> months,
      @Nullable BigDecimal lastYear,
      int firstH,
      int lastH) {
    YearMonth first = months.keySet().iterator().next();
    double[] values = new double[(int) ChronoUnit.MONTHS.between(first, known) + 1];
    months.forEach(
        (month, amount) ->
            values[(int) ChronoUnit.MONTHS.between(first, month)] = amount.doubleValue());
    SeriesForecast forecast =
        AutoForecastSpec.fast()
            .forecast(
                TimeSeries.of(owner + "/" + id, Frequency.MONTH, first.atDay(1), values),
                Horizon.of(lastH));
    SamplePaths paths = forecast.paths(SEED);
    double[] levels = paths.quantilesOfSum(firstH, lastH, LEVELS).toArray();
    Map<Integer, BigDecimal> quantiles = new TreeMap<>();
    for (int i = 0; i < levels.length; i++) {
      quantiles.put(PERCENTS.get(i), BigDecimal.valueOf(levels[i]));
    }
    double mean =
        forecast.steps().subList(firstH - 1, lastH).stream().mapToDouble(step -> step.mean()).sum();
    return new OwnerOutlook(id, lastYear, BigDecimal.valueOf(mean), quantiles);
  }

  /** The first month that anybody has; null if nobody has any. */
  private static @Nullable YearMonth began(Map<String, Map<YearMonth, BigDecimal>> owners) {
    return owners.values().stream()
        .flatMap(months -> months.keySet().stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable BigDecimal lastYear(
      Map<YearMonth, BigDecimal> months, @Nullable YearMonth began) {
    TargetPeriod before = period.yearBefore();
    if (before.last().isAfter(known) || began == null || before.first().isBefore(began)) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (YearMonth month = before.first();
        !month.isAfter(before.last());
        month = month.plusMonths(1)) {
      sum = sum.add(months.getOrDefault(month, BigDecimal.ZERO));
    }
    return sum;
  }

  /** Months of owners that are there today, sorted; a salesperson who has left has no target. */
  private Map<String, Map<YearMonth, BigDecimal>> credited() {
    return months(
        """
        SELECT s.%1$s AS owner_id, date_trunc('month', s.credited_on)::DATE AS period,
          sum(s.net_amount - s.refund_amount) AS net_sales
        FROM fct_credited_sales s JOIN (SELECT %1$s FROM %2$s WHERE %3$s) o USING (%1$s)
        WHERE s.credited_on <= CAST(? AS DATE) GROUP BY ALL ORDER BY ALL"""
            .formatted(owner.key(), owner.dimension(), owner.presentOn(session.asOf())),
        known.atEndOfMonth().toString());
  }

  private Map<String, Map<YearMonth, BigDecimal>> months(String sql, Object... values) {
    Map<String, Map<YearMonth, BigDecimal>> owners = new TreeMap<>();
    for (Map<String, @Nullable Object> row : session.rows(sql, values)) {
      LocalDate month = (LocalDate) Objects.requireNonNull(row.get("period"));
      owners
          .computeIfAbsent(String.valueOf(row.get("owner_id")), id -> new TreeMap<>())
          .put(YearMonth.from(month), amount(row.get("net_sales")));
    }
    return owners;
  }

  private List<OwnerOutlook> published() {
    require("fct_forecast_totals");
    Map<String, Map<YearMonth, BigDecimal>> history =
        months(
            """
            SELECT s.territory_id AS owner_id, h.period, h.actual AS net_sales
            FROM fct_series_history h JOIN dim_forecast_series s USING (series_id)
            WHERE lower(s.hierarchy_level) = 'territory' AND lower(s.measure) = 'net_sales' AND lower(s.grain) = 'month'
            ORDER BY ALL""");
    @Nullable YearMonth began = began(history);
    List<OwnerOutlook> outlooks = new ArrayList<>();
    for (Map<String, @Nullable Object> row :
        session.rows(
            TOTALS,
            period.startsOn().toString(),
            period.endsOn().toString(),
            period.startsOn().toString(),
            period.endsOn().toString())) {
      String id = String.valueOf(row.get("owner_id"));
      Map<Integer, BigDecimal> quantiles = new LinkedHashMap<>();
      for (int percent : PERCENTS) {
        quantiles.put(percent, amount(row.get("p" + percent)));
      }
      outlooks.add(
          new OwnerOutlook(
              id,
              lastYear(history.getOrDefault(id, Map.of()), began),
              amount(row.get("mean")),
              quantiles));
    }
    return outlooks;
  }

  private static final String TOTALS =
      """
      WITH spans AS (
        SELECT series_id, starts_on, ends_on, lower(window_kind) AS kind, mean, q0_5 AS p50, q0_55 AS p55, q0_6 AS p60, q0_65 AS p65, q0_7 AS p70
        FROM fct_forecast_totals WHERE starts_on = CAST(? AS DATE) AND ends_on = CAST(? AS DATE)
        UNION ALL
        SELECT series_id, period, last_day(period), 'step', mean, q0_5, q0_55, q0_6, q0_65, q0_7
        FROM fct_sales_forecasts WHERE period = CAST(? AS DATE) AND last_day(period) = CAST(? AS DATE))
      SELECT s.territory_id AS owner_id, t.* FROM spans t JOIN dim_forecast_series s USING (series_id)
      WHERE lower(s.hierarchy_level) = 'territory' AND lower(s.measure) = 'net_sales' AND lower(s.grain) = 'month'
      QUALIFY row_number() OVER (PARTITION BY s.territory_id ORDER BY t.kind) = 1
      ORDER BY s.territory_id""";

  private void require(String table) {
    for (String needed : Arrays.asList(table, owner.dimension())) {
      if (!session.lake().has(needed)) {
        throw noForecast(
            "the table %s is needed, which the run left out: %s"
                .formatted(needed, session.reasonWithout(needed)));
      }
    }
  }

  private CommandFailure noForecast(String remedy) {
    return new CommandFailure(
        ExitCode.USAGE,
        "There is no forecast of a %s for %s.%nMaybe %s.".formatted(owner, period, remedy));
  }

  private static BigDecimal amount(@Nullable Object value) {
    return new BigDecimal(String.valueOf(value));
  }
}
