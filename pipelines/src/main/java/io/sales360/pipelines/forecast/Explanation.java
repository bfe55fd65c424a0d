package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctForecastDriver;
import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.forecasting.model.DriverModel;
import io.sales360.forecasting.model.DriverStep;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.regression.ElasticNetSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What forecasts are made of. One linear fit per series says what each driver adds to its own mean;
 * what the published mean has more or less than that is put down to {@link Driver#OTHER}.
 */
final class Explanation {
  private static final ForecastSpec EXPLAINING = ElasticNetSpec.standard();

  private Explanation() {}

  /**
   * Amounts per step of the horizon; empty where the series is too short or odd to be explained.
   */
  static List<Map<Driver, Double>> of(
      TimeSeries series, PastRegressors past, KnownRegressors known, Horizon horizon) {
    try {
      return EXPLAINING.fit(series, past, known) instanceof DriverModel model
          ? model.drivers(horizon).stream().map(Explanation::amounts).toList()
          : List.of();
    } catch (UnfittableSeriesException unfittable) {
      // The forecast does not depend on it: its mean becomes one amount.
      return List.of();
    }
  }

  private static Map<Driver, Double> amounts(DriverStep step) {
    Map<Driver, Double> amounts = new EnumMap<>(Driver.class);
    step.amounts().forEach((driver, amount) -> amounts.put(Driver.valueOf(driver.name()), amount));
    return amounts;
  }

  /**
   * The rows of one published step, which add up to its mean.
   *
   * @param base the series' forecast before reconciliation; without steps of its own it has no rows
   */
  static List<FctForecastDriver> rows(FctSalesForecast published, BaseForecast base) {
    List<FctForecastDriver> rows = new ArrayList<>();
    if (base.steps().isEmpty()) {
      return rows;
    }
    Map<Driver, Double> explained =
        published.h() <= base.explained().size()
            ? base.explained().get(published.h() - 1)
            : Map.of();
    BigDecimal rest = published.mean();
    for (Driver driver : Driver.values()) {
      BigDecimal amount =
          driver == Driver.OTHER
              ? rest
              : BigDecimal.valueOf(explained.getOrDefault(driver, 0.0))
                  .setScale(rest.scale(), RoundingMode.HALF_EVEN);
      rest = rest.subtract(amount);
      if (amount.signum() != 0 || driver == Driver.LEVEL) {
        rows.add(
            new FctForecastDriver(
                published.runId(),
                published.seriesId(),
                published.measure(),
                published.grain(),
                published.h(),
                published.period(),
                driver,
                amount));
      }
    }
    return rows;
  }
}
