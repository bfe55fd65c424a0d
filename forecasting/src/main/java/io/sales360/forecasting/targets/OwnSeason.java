package io.sales360.forecasting.targets;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * How the months of one who sells differ from the season of the company, drawn towards no
 * difference by the evidence: empirical Bayes (Efron and Morris 1975), where only what returns from
 * year to year counts as a difference. Its variance is the mean product of the differences of two
 * years, less its own standard error; so luck, and what was so in one year only, is left to the
 * spread.
 */
final class OwnSeason {
  private static final int MONTHS = 12;

  private final double[][] sold;
  private final double[][] expected;

  /**
   * How much there is to learn.
   *
   * @param variance of ratios that return; not positive without evidence of any
   * @param luck the squared error that does not return, over what was expected
   */
  private record Evidence(double variance, double luck) {}

  private OwnSeason(double[][] sold, double[][] expected) {
    this.sold = sold;
    this.expected = expected;
  }

  /**
   * The factors of the months, January first; all 1 with less than two years of the same months.
   *
   * @param first the day of the first value
   * @param days what was sold
   * @param expected by level and season of the company; 0 where nothing may be learned
   */
  static double[] months(LocalDate first, double[] days, double[] expected) {
    int years = days.length / YearProfile.DAYS + 1;
    double[][] sold = new double[MONTHS][years];
    double[][] usual = new double[MONTHS][years];
    for (int day = 0; day < days.length; day++) {
      if (expected[day] > 0) {
        int month = first.plusDays(day).getMonthValue() - 1;
        int year = (days.length - 1 - day) / YearProfile.DAYS;
        sold[month][year] += days[day];
        usual[month][year] += expected[day];
      }
    }
    return new OwnSeason(sold, usual).months();
  }

  private double[] months() {
    double[] months = new double[MONTHS];
    Arrays.fill(months, 1);
    Evidence evidence = evidence();
    if (!(evidence.variance > 0)) {
      return months;
    }
    for (int month = 0; month < MONTHS; month++) {
      double usual = Arrays.stream(expected[month]).sum();
      if (usual > 0) {
        double ratio = Arrays.stream(sold[month]).sum() / usual;
        double weight = evidence.variance / (evidence.variance + evidence.luck / usual);
        months[month] = Math.max(0, 1 + weight * (ratio - 1));
      }
    }
    double mean = Arrays.stream(months).sum() / MONTHS;
    return Arrays.stream(months).map(month -> mean > 0 ? month / mean : 1).toArray();
  }

  private Evidence evidence() {
    double squares = 0;
    double usual = 0;
    int count = 0;
    double products = 0;
    double weights = 0;
    for (int month = 0; month < MONTHS; month++) {
      for (int year = 0; year < expected[month].length; year++) {
        if (expected[month][year] > 0) {
          squares += error(month, year) * error(month, year) / expected[month][year];
          usual += expected[month][year];
          count++;
          for (int earlier = 0; earlier < year; earlier++) {
            products += error(month, year) * error(month, earlier);
            weights += expected[month][year] * expected[month][earlier];
          }
        }
      }
    }
    if (!(weights > 0)) {
      return new Evidence(0, 0);
    }
    double returning = products / weights;
    double difference = squares / count;
    return new Evidence(
        returning - difference / Math.sqrt(weights),
        Math.max(0, difference - returning * usual / count));
  }

  private double error(int month, int year) {
    return sold[month][year] - expected[month][year];
  }
}
