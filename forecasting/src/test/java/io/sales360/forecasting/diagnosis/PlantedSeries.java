package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.TimeSeries;
import java.util.SplittableRandom;

/** Made series whose noise and truth are known. */
final class PlantedSeries {
  /** What a healthy series looks like. */
  enum Kind {
    LEVEL(12, 72),
    TREND(12, 72),
    STEEP_TREND(12, 48),
    SEASONAL(12, 72),
    MULTIPLICATIVE(12, 84),
    GROWING(12, 96),
    HOLIDAY(12, 72),
    HOLIDAY_GROWING(12, 72),
    HOLIDAY_SHORT(12, 40),
    WANDERING(12, 96),
    CORRELATED(12, 96),
    COUNTS(12, 60),
    SELDOM(12, 72),
    QUARTERS(4, 40),
    YEARS(1, 30),
    WEEKS(52, 150),
    LONG_WEEKS(52, 230),
    DAYS(7, 200),
    CLOSED_SUNDAYS(7, 200),
    CLOSED_WEEKENDS(7, 200),
    SHUT_NIGHTS(24, 480),
    SHORT(12, 20);

    final int season;
    final int length;

    Kind(int season, int length) {
      this.season = season;
      this.length = length;
    }
  }

  private PlantedSeries() {}

  static double[] values(Kind kind, long seed) {
    NormalNumbers normals = new NormalNumbers(seed * 31 + kind.name().hashCode());
    SplittableRandom random = new SplittableRandom(seed * 77 + kind.name().hashCode());
    double phase = random.nextInt(kind.season);
    double[] values = new double[kind.length];
    double walk = 0;
    double correlated = 0;
    for (int t = 0; t < values.length; t++) {
      double e = normals.next();
      walk += normals.next();
      correlated = 0.7 * correlated + e;
      double wave = Math.sin(2 * Math.PI * (t + phase) / kind.season);
      double week = (t + phase) % 7 >= 5 ? 60 : 0;
      boolean holiday = (int) (t + phase) % kind.season == 0;
      values[t] =
          switch (kind) {
            case LEVEL, SHORT -> 100 + 5 * e;
            case YEARS -> 100 + 3 * t + 5 * e;
            case TREND -> 100 + 2 * t + 5 * e;
            case STEEP_TREND -> 100 + 20 * t + 5 * e;
            case SEASONAL, QUARTERS -> 200 + t + 40 * wave + 5 * e;
            case MULTIPLICATIVE -> Math.exp(5 + 0.02 * t + 0.6 * wave + 0.08 * e);
            case GROWING -> Math.exp(3 + 0.05 * t + 0.1 * e);
            case HOLIDAY -> (holiday ? 400 : 100) + 0.3 * t + 8 * e;
            case HOLIDAY_GROWING -> (holiday ? 400 : 100) * Math.exp(0.01 * t + 0.08 * e);
            case HOLIDAY_SHORT -> (holiday ? 400 : 100) + 8 * e;
            case WANDERING -> 300 + 8 * walk + 5 * e;
            case CORRELATED -> 200 + 10 * correlated;
            case COUNTS -> Math.max(0, Math.rint(9 + 3 * e));
            case SELDOM -> random.nextInt(10) < 3 ? 1 + random.nextInt(5) : 0;
            case WEEKS, LONG_WEEKS -> 500 + (holiday ? 700 : 0) + 60 * wave + 20 * e;
            case DAYS -> 300 + week + 10 * e;
            case CLOSED_WEEKENDS -> (t + phase) % 7 >= 5 ? 0 : 300 + 10 * e;
            case SHUT_NIGHTS -> (t + phase) % 24 >= 13 ? 0 : 300 + 60 * wave + 10 * e;
            case CLOSED_SUNDAYS -> (t + phase) % 7 == 6 ? 0 : 300 + week + 10 * e;
          };
    }
    return values;
  }

  /** Standard deviation of the noise; of multiplicative kinds as a share of the value. */
  static double noise(Kind kind) {
    return switch (kind) {
      case MULTIPLICATIVE, HOLIDAY_GROWING -> 0.08;
      case GROWING -> 0.1;
      case HOLIDAY, HOLIDAY_SHORT -> 8;
      case COUNTS -> 3;
      case CORRELATED, DAYS, CLOSED_SUNDAYS, CLOSED_WEEKENDS, SHUT_NIGHTS -> 10;
      case WANDERING -> 8;
      case WEEKS, LONG_WEEKS -> 20;
      default -> 5;
    };
  }

  static boolean isMultiplicative(Kind kind) {
    return kind == Kind.MULTIPLICATIVE || kind == Kind.GROWING || kind == Kind.HOLIDAY_GROWING;
  }

  static TimeSeries series(Kind kind, double[] values) {
    Frequency frequency =
        switch (kind.season) {
          case 1 -> Frequency.YEAR;
          case 4 -> Frequency.QUARTER;
          case 7 -> Frequency.DAY;
          case 24 -> Frequency.HOUR;
          case 52 -> Frequency.WEEK;
          default -> Frequency.MONTH;
        };
    return TimeSeries.undated("planted", frequency, kind.season, values);
  }
}
