package io.sales360.planner.report;

import io.sales360.planner.lake.LakeSession;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures at the top of the page: the year up to the as-of date, against the year before it.
 *
 * @param span what the figures cover, as a sentence
 * @param figures in the order shown
 */
record Headlines(String span, List<Figure> figures) {

  /**
   * One figure.
   *
   * @param unit {@code money}, {@code price}, {@code count} or {@code share}
   * @param value null where it cannot be known
   * @param before the year before; null where the data does not hold the whole of it
   */
  record Figure(
      String label,
      String unit,
      @Nullable BigDecimal value,
      @Nullable BigDecimal before,
      String note) {}

  /** Sums of a year; {@code orders} and {@code payments} are distinct. */
  private record Year(
      BigDecimal netSales,
      BigDecimal units,
      @Nullable BigDecimal orders,
      @Nullable BigDecimal payments,
      BigDecimal cost,
      BigDecimal costedSales,
      BigDecimal soldSales) {}

  /** Grain of a day's sums; the first and last day that have any. */
  private static final String SUMS =
      """
      SELECT sum(net_sales) AS net_sales, sum(units) AS units, sum(cost_amount) AS cost,
        sum(costed_net_sales) AS costed_sales, sum(gross_sales - discounts) AS sold_sales
      FROM agg_daily_sales WHERE day > CAST(? AS DATE) AND day <= CAST(? AS DATE)""";

  /** The same of margins: net less returns, and what of it is cost, where the cost is known. */
  private static final String COSTS =
      """
      SELECT sum(net_amount - return_amount - contribution_margin1) AS cost,
        sum(net_amount - return_amount) FILTER (WHERE contribution_margin1 IS NOT NULL) AS costed_sales,
        sum(net_amount - return_amount) AS sold_sales
      FROM fct_margins WHERE ordered_on > CAST(? AS DATE) AND ordered_on <= CAST(? AS DATE)""";

  static Headlines of(LakeSession session, LocalDate asOf) {
    if (!session.lake().has("agg_daily_sales")) {
      return new Headlines("This lake holds no daily sales.", List.of());
    }
    LocalDate yearAgo = asOf.minusYears(1);
    Year now = year(session, yearAgo, asOf);
    Map<String, @Nullable Object> extent =
        session.rows("SELECT min(day) AS first_day FROM agg_daily_sales").get(0);
    boolean isYearBeforeWhole =
        extent.get("first_day") instanceof LocalDate first
            && !first.isAfter(asOf.minusYears(2).plusDays(31));
    Year before = isYearBeforeWhole ? year(session, asOf.minusYears(2), yearAgo) : null;
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure(
            "Net sales", "money", now, before, Year::netSales, "gross less discounts and returns"));
    figures.add(figure("Units", "count", now, before, Year::units, "sold, before returns"));
    figures.add(
        figure("Orders", "count", now, before, Year::orders, "distinct, of a status that counts"));
    figures.add(
        figure(
            "Average order value",
            "price",
            now,
            before,
            y -> over(y.netSales(), y.orders()),
            "net sales / orders"));
    figures.add(
        figure(
            "Average transaction value",
            "price",
            now,
            before,
            y -> over(y.netSales(), y.payments()),
            "net sales / payments"));
    figures.add(
        figure(
            "Margin",
            "share",
            now,
            before,
            y -> over(y.costedSales().subtract(y.cost()), y.costedSales()),
            costNote(now)));
    String span =
        "%s to %s%s"
            .formatted(
                yearAgo.plusDays(1),
                asOf,
                isYearBeforeWhole
                    ? ", change against the year before"
                    : "; no whole year before it");
    return new Headlines(span, figures);
  }

  private interface Measure {
    @Nullable BigDecimal of(Year year);
  }

  private static Figure figure(
      String label, String unit, Year now, @Nullable Year before, Measure measure, String note) {
    return new Figure(
        label, unit, measure.of(now), before == null ? null : measure.of(before), note);
  }

  private static Year year(LakeSession session, LocalDate after, LocalDate until) {
    Map<String, @Nullable Object> sums = session.rows(SUMS, after, until).get(0);
    if (session.lake().has("fct_margins")) {
      sums.putAll(session.rows(COSTS, after, until).get(0));
    }
    return new Year(
        number(sums.get("net_sales")),
        number(sums.get("units")),
        distinct(session, "fct_order_lines", "order_id", "ordered_on", "is_sale", after, until),
        distinct(session, "fct_payments", "payment_id", "paid_on", "true", after, until),
        number(sums.get("cost")),
        number(sums.get("costed_sales")),
        number(sums.get("sold_sales")));
  }

  /** Distinct values in the year; null where the table is not published. */
  private static @Nullable BigDecimal distinct(
      LakeSession session,
      String table,
      String column,
      String day,
      String condition,
      LocalDate after,
      LocalDate until) {
    if (!session.lake().has(table)) {
      return null;
    }
    String sql =
        "SELECT count(DISTINCT %s) AS n FROM %s WHERE %s AND %s > CAST(? AS DATE) AND %s <= CAST(? AS DATE)"
            .formatted(column, table, condition, day, day);
    return number(session.rows(sql, after, until).get(0).get("n"));
  }

  private static String costNote(Year now) {
    BigDecimal known = over(now.costedSales(), now.soldSales());
    if (known == null || known.signum() == 0) {
      return "no cost is known";
    }
    long percent = known.movePointRight(2).longValue();
    return percent >= 100
        ? "cost known for all sales"
        : "cost known for " + percent + " % of sales";
  }

  private static @Nullable BigDecimal over(BigDecimal top, @Nullable BigDecimal bottom) {
    return bottom == null || bottom.signum() <= 0
        ? null
        : top.divide(bottom, MathContext.DECIMAL64);
  }

  private static BigDecimal number(@Nullable Object value) {
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
  }
}
