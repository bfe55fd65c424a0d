package io.sales360.pipelines.decisions.prices;

import io.sales360.forecasting.promotion.RatioOfSums;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What promotions of one depth of discount sold by what the same products would have sold in the
 * same channels without: a ratio of sums over the weeks in which they ran, whatever was sold in
 * them. A week without promotion sells what those up to eight weeks before and after it did, but
 * for the two weeks after it, in which customers who stocked up stay away.
 */
final class DepthUplift {
  static final int LEVEL = 90;
  private static final int REACH = 8;
  private static final int DIP = 2;
  private static final int LEAST_NEAR = 4;
  private static final int DAYS_OF_WEEK = 7;

  /**
   * The uplift of one band.
   *
   * @param promotions measured
   * @param ratio units by expected units; null with too few weeks
   */
  record Uplift(int promotions, @Nullable RatioOfSums ratio) {}

  /** What a promotion sold, where and when. */
  private static final class Run {
    private final TreeSet<String> products = new TreeSet<>();
    private final TreeSet<String> channels = new TreeSet<>();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private double gross;
    private double discount;

    private void add(PriceWeek week) {
      products.add(week.productId());
      channels.add(week.channelId());
      first = week.firstOn().isBefore(first) ? week.firstOn() : first;
      last = week.lastOn().isAfter(last) ? week.lastOn() : last;
      gross += week.gross().doubleValue();
      discount += week.discount().doubleValue();
    }
  }

  /** Sold and expected units of a band, week by week. */
  private static final class Sums {
    private final List<Double> sold = new ArrayList<>();
    private final List<Double> expected = new ArrayList<>();
    private int promotions;
  }

  private final LocalDate firstMonday;
  private final Map<String, ProductSales> sales;
  private final Map<Integer, Sums> bands = new TreeMap<>();

  /**
   * Of the promotions of one category.
   *
   * @param weeks sorted, for doubles are summed
   * @param sales by {@link PriceWeek#place}
   */
  DepthUplift(LocalDate firstMonday, List<PriceWeek> weeks, Map<String, ProductSales> sales) {
    this.firstMonday = firstMonday;
    this.sales = sales;
    Map<String, Run> runs = new TreeMap<>();
    for (PriceWeek week : weeks) {
      if (!week.promotionId().isEmpty()) {
        runs.computeIfAbsent(week.promotionId(), id -> new Run()).add(week);
      }
    }
    runs.values().forEach(this::markWeeks);
    runs.values().forEach(this::measure);
  }

  /** The uplift of a band. */
  Uplift of(int band) {
    Sums sums = bands.get(band);
    if (sums == null) {
      return new Uplift(0, null);
    }
    boolean isEnough = sums.sold.size() >= RatioOfSums.LEAST_GROUPS;
    return new Uplift(
        sums.promotions,
        isEnough ? RatioOfSums.of(column(sums.sold), column(sums.expected), LEVEL) : null);
  }

  private static double[] column(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private int week(LocalDate day) {
    return (int) (ChronoUnit.DAYS.between(firstMonday, day) / DAYS_OF_WEEK);
  }

  private List<ProductSales> places(Run run) {
    List<ProductSales> places = new ArrayList<>();
    for (String product : run.products) {
      for (String channel : run.channels) {
        ProductSales place = sales.get(PriceWeek.place(product, channel));
        if (place != null) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private void markWeeks(Run run) {
    for (ProductSales place : places(run)) {
      place.markPromoted(week(run.first), week(run.last) + 1 + DIP);
    }
  }

  /**
   * Adds one promotion. Of the days of its weeks it ran on a part only; what was sold beyond the
   * expectation was sold on these.
   */
  private void measure(Run run) {
    if (!(run.discount > 0)) {
      return;
    }
    int first = week(run.first);
    int end = week(run.last) + 1;
    double days = ChronoUnit.DAYS.between(run.first, run.last) + 1.0;
    double part = days / (DAYS_OF_WEEK * (end - first));
    double[] sold = new double[end - first];
    double[] expected = new double[end - first];
    for (ProductSales place : places(run)) {
      double usual = usual(place, first, end);
      for (int t = first; usual >= 0 && t < end; t++) {
        sold[t - first] += place.units(t, t + 1) - usual * (1 - part);
        expected[t - first] += usual * part;
      }
    }
    double sum = 0;
    for (double week : expected) {
      sum += week;
    }
    if (sum > 0) {
      Sums sums = bands.computeIfAbsent(DepthBand.of(run.discount / run.gross), band -> new Sums());
      for (int i = 0; i < sold.length; i++) {
        sums.sold.add(sold[i]);
        sums.expected.add(expected[i]);
      }
      sums.promotions++;
    }
  }

  /** Units of a week without promotion; negative where there are too few near it. */
  private static double usual(ProductSales place, int first, int end) {
    double sum = 0;
    int near = 0;
    int until = Math.min(place.end(), end + REACH);
    for (int t = Math.max(place.first(), first - REACH); t < until; t++) {
      if (!place.isPromoted(t)) {
        sum += place.units(t, t + 1);
        near++;
      }
    }
    return near < LEAST_NEAR ? -1 : sum / near;
  }
}
