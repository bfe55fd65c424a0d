package io.sales360.pipelines.decisions.profit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is usual around each value of a series: the median of comparable neighbours, plus and minus
 * 3.5 robust standard deviations of what neighbours are off their own medians. Iglewicz and Hoaglin
 * (1993), How to Detect and Handle Outliers: 1.4826 times the median absolute deviation, or, where
 * that is zero, 1.2533 times the mean absolute deviation.
 *
 * @param season distance of comparable values: 7 for days, else 1
 * @param reach how many comparable values before and after count
 */
record RobustBand(int season, int reach) {
  private static final int SCALE = 9;
  private static final BigDecimal FACTOR_MEDIAN = new BigDecimal("1.4826");
  private static final BigDecimal FACTOR_MEAN = new BigDecimal("1.2533");
  private static final BigDecimal WIDTH = new BigDecimal("3.5");
  private static final int FEWEST = 4;

  /**
   * A value outside its band.
   *
   * @param index its place in the series, from 0
   * @param neighbours places of the comparable values
   * @param score distance in robust standard deviations, with sign
   */
  record Outlier(
      int index,
      List<Integer> neighbours,
      BigDecimal expected,
      BigDecimal lower,
      BigDecimal upper,
      BigDecimal score) {}

  /** Values outside their band, in order. None where too few neighbours say what is usual. */
  List<Outlier> outliers(List<BigDecimal> values) {
    List<@Nullable BigDecimal> medians = new ArrayList<>();
    for (int t = 0; t < values.size(); t++) {
      List<BigDecimal> near = neighbours(t, values.size()).stream().map(values::get).toList();
      medians.add(near.size() < FEWEST ? null : median(near));
    }
    List<Outlier> outliers = new ArrayList<>();
    for (int t = 0; t < values.size(); t++) {
      BigDecimal expected = medians.get(t);
      if (expected != null) {
        BigDecimal deviation = deviation(values, medians, t);
        BigDecimal off = values.get(t).subtract(expected);
        BigDecimal half = deviation.multiply(WIDTH);
        if (deviation.signum() > 0 && off.abs().compareTo(half) > 0) {
          outliers.add(
              new Outlier(
                  t,
                  neighbours(t, values.size()),
                  rounded(expected),
                  rounded(expected.subtract(half)),
                  rounded(expected.add(half)),
                  off.divide(deviation, SCALE, RoundingMode.HALF_EVEN)));
        }
      }
    }
    return outliers;
  }

  private List<Integer> neighbours(int t, int length) {
    List<Integer> near = new ArrayList<>();
    for (int step = -reach; step <= reach; step++) {
      int at = t + step * season;
      if (step != 0 && at >= 0 && at < length) {
        near.add(at);
      }
    }
    return near;
  }

  /** Of the values around t, but not t itself. */
  private BigDecimal deviation(List<BigDecimal> values, List<@Nullable BigDecimal> medians, int t) {
    List<BigDecimal> off = new ArrayList<>();
    int from = Math.max(0, t - reach * season);
    int to = Math.min(values.size() - 1, t + reach * season);
    for (int at = from; at <= to; at++) {
      BigDecimal median = medians.get(at);
      if (at != t && median != null) {
        off.add(values.get(at).subtract(median).abs());
      }
    }
    if (off.size() < FEWEST) {
      return BigDecimal.ZERO;
    }
    BigDecimal median = median(off);
    return median.signum() > 0 ? median.multiply(FACTOR_MEDIAN) : mean(off).multiply(FACTOR_MEAN);
  }

  static BigDecimal mean(List<BigDecimal> values) {
    return values.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
  }

  private static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1).add(sorted.get(half)).multiply(new BigDecimal("0.5"));
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
