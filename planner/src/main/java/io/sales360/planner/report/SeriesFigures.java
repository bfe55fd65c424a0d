package io.sales360.planner.report;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.RowSink;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** History, forecast and scores of the nodes shown, in the page's compact form. */
final class SeriesFigures {
  /** Of the seven numbers of a step: mean, then the ends of both intervals from low to high. */
  private static final String FORECASTS =
      "SELECT series_id, period, mean, q0_025, q0_1, q0_9, q0_975 FROM %s ORDER BY series_id, period";

  private static final String HISTORY =
      "SELECT series_id, period, actual FROM fct_series_history ORDER BY series_id, period";

  private static final String SCORES =
      "SELECT series_id, lower(measure), lower(grain), model, origins, wape, mase, bias, coverage80, coverage95, is_selected"
          + " FROM fct_forecast_scores ORDER BY series_id, wape NULLS LAST, model";

  private static final int DIGITS = 5;

  private final Map<String, SortedMap<LocalDate, List<@Nullable Object>>> actuals = new HashMap<>();
  private final Map<String, SortedMap<LocalDate, List<@Nullable Object>>> steps = new HashMap<>();
  private final List<List<@Nullable Object>> scores = new ArrayList<>();

  private SeriesFigures() {}

  static SeriesFigures of(LakeSession session, List<SeriesNode> nodes) {
    SeriesFigures figures = new SeriesFigures();
    Map<String, Integer> nodeOf = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (SeriesNode.Series series : nodes.get(i).series()) {
        nodeOf.put(series.id(), i);
      }
    }
    if (session.lake().has("fct_series_history")) {
      session.query(HISTORY, List.of(), new Dated(nodeOf, figures.actuals));
    }
    String forecasts =
        session.lake().has("forecast_current") ? "forecast_current" : "fct_sales_forecasts";
    if (session.lake().has(forecasts)) {
      session.query(FORECASTS.formatted(forecasts), List.of(), new Dated(nodeOf, figures.steps));
    }
    if (session.lake().has("fct_forecast_scores")) {
      session.query(SCORES, List.of(), new Scores(nodeOf, figures.scores));
    }
    return figures;
  }

  /** All first days of periods by grain, oldest first. */
  Map<String, List<String>> periods(List<SeriesNode> nodes) {
    Map<String, TreeSet<LocalDate>> days = new TreeMap<>();
    for (SeriesNode node : nodes) {
      for (SeriesNode.Series series : node.series()) {
        TreeSet<LocalDate> grain = days.computeIfAbsent(series.grain(), k -> new TreeSet<>());
        grain.addAll(dated(actuals, series).keySet());
        grain.addAll(dated(steps, series).keySet());
      }
    }
    Map<String, List<String>> periods = new TreeMap<>();
    days.forEach(
        (grain, all) -> periods.put(grain, all.stream().map(LocalDate::toString).toList()));
    return periods;
  }

  /**
   * The series as the page's script reads them: n, m, g, w(ay), r(eason), o(ffset), a(ctuals),
   * f(orecast).
   */
  List<Map<String, @Nullable Object>> series(
      List<SeriesNode> nodes, Map<String, List<String>> periods) {
    Map<String, Map<String, Integer>> places = new HashMap<>();
    periods.forEach(
        (grain, days) -> {
          Map<String, Integer> place = new HashMap<>();
          days.forEach(day -> place.put(day, place.size()));
          places.put(grain, place);
        });
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (int n = 0; n < nodes.size(); n++) {
      for (SeriesNode.Series series : nodes.get(n).series()) {
        found.add(compact(n, series, places.getOrDefault(series.grain(), Map.of())));
      }
    }
    return found;
  }

  List<List<@Nullable Object>> scores() {
    return scores;
  }

  private Map<String, @Nullable Object> compact(
      int node, SeriesNode.Series series, Map<String, Integer> places) {
    SortedMap<LocalDate, List<@Nullable Object>> history = dated(actuals, series);
    List<@Nullable Object> values = new ArrayList<>();
    int offset = 0;
    for (Map.Entry<LocalDate, List<@Nullable Object>> period : history.entrySet()) {
      int place = places.getOrDefault(period.getKey().toString(), 0);
      if (values.isEmpty()) {
        offset = place;
      }
      // A period without a row in between has no known value.
      while (values.size() < place - offset) {
        values.add(null);
      }
      values.add(rounded(period.getValue().get(0), series.measure()));
    }
    List<List<@Nullable Object>> ahead = new ArrayList<>();
    for (Map.Entry<LocalDate, List<@Nullable Object>> step : dated(steps, series).entrySet()) {
      List<@Nullable Object> numbers = new ArrayList<>();
      numbers.add(places.getOrDefault(step.getKey().toString(), 0));
      step.getValue().forEach(v -> numbers.add(rounded(v, series.measure())));
      ahead.add(numbers);
    }
    Map<String, @Nullable Object> compact = new java.util.LinkedHashMap<>();
    compact.put("n", node);
    compact.put("m", series.measure());
    compact.put("g", series.grain());
    compact.put("w", series.model());
    compact.put("r", series.reason());
    compact.put("o", offset);
    compact.put("a", values);
    compact.put("f", ahead);
    return compact;
  }

  private static SortedMap<LocalDate, List<@Nullable Object>> dated(
      Map<String, SortedMap<LocalDate, List<@Nullable Object>>> all, SeriesNode.Series series) {
    return all.getOrDefault(series.id(), new TreeMap<>());
  }

  /** Money to the cent, anything else to a tenth: what a page can show. */
  private static @Nullable BigDecimal rounded(@Nullable Object value, String measure) {
    if (value == null) {
      return null;
    }
    BigDecimal number = new BigDecimal(value.toString());
    BigDecimal rounded =
        number.setScale(measure.equals("net_sales") ? 2 : 1, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(rounded.stripTrailingZeros().toPlainString());
  }

  /** Rows of series, period and numbers. */
  private static final class Dated implements RowSink {
    private final Map<String, Integer> nodeOf;
    private final Map<String, SortedMap<LocalDate, List<@Nullable Object>>> to;

    Dated(
        Map<String, Integer> nodeOf, Map<String, SortedMap<LocalDate, List<@Nullable Object>>> to) {
      this.nodeOf = nodeOf;
      this.to = to;
    }

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void row(List<@Nullable Object> values) {
      String id = String.valueOf(values.get(0));
      if (nodeOf.containsKey(id) && values.get(1) instanceof LocalDate day) {
        to.computeIfAbsent(id, k -> new TreeMap<>())
            .put(day, new ArrayList<>(values.subList(2, values.size())));
      }
    }
  }

  /** Rows of scores; the series becomes its node. */
  private static final class Scores implements RowSink {
    private final Map<String, Integer> nodeOf;
    private final List<List<@Nullable Object>> to;

    Scores(Map<String, Integer> nodeOf, List<List<@Nullable Object>> to) {
      this.nodeOf = nodeOf;
      this.to = to;
    }

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void row(List<@Nullable Object> values) {
      Integer node = nodeOf.get(String.valueOf(values.get(0)));
      if (node == null) {
        return;
      }
      List<@Nullable Object> score = new ArrayList<>();
      score.add(node);
      for (Object value : values.subList(1, values.size())) {
        score.add(
            value instanceof Double d
                ? BigDecimal.valueOf(d).round(new MathContext(DIGITS))
                : value);
      }
      to.add(score);
    }
  }
}
