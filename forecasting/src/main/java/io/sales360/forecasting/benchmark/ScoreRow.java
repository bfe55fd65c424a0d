package io.sales360.forecasting.benchmark;

/**
 * How one contender did on one group of series. Every measure is the mean over series of the
 * measure of a series, except WAPE, bias and the coverages, which pool all periods. NaN where
 * nothing could be judged.
 *
 * @param series number of series
 * @param smape in percent
 * @param mase errors over the in-sample seasonal naive error
 * @param rmsse root of squared errors over the in-sample seasonal naive ones
 * @param owa sMAPE and MASE relative to Naive2, averaged
 * @param wape sum of absolute errors over sum of absolute actual values
 * @param bias sum of forecast minus actual over sum of absolute actual values
 * @param addedValue 1 − absolute errors over those of seasonal naive: forecast value added
 * @param pinball weighted quantile loss: twice the pinball losses of all levels, averaged over
 *     levels, over the sum of absolute actual values
 * @param coverage share of actual values inside the 95 % interval
 * @param leastCoverage the same of the step where it is lowest
 * @param heldCoverage what the same intervals hold by the contender's own distributions: what
 *     {@code coverage} should be
 * @param msis mean scaled interval score at 95 %
 * @param unscaled series whose scale is zero or undefined: left out of MASE, RMSSE, MSIS
 * @param missing actual values that are unknown and were skipped
 * @param fallbacks series a baseline had to answer for
 * @param failures series with a missing, infinite or impossible negative forecast
 * @param cpuMillis processor time per series
 */
public record ScoreRow(
    String group,
    String contender,
    int series,
    double smape,
    double mase,
    double rmsse,
    double owa,
    double wape,
    double bias,
    double addedValue,
    double pinball,
    double coverage,
    double leastCoverage,
    double heldCoverage,
    double msis,
    int unscaled,
    int missing,
    int fallbacks,
    int failures,
    double cpuMillis) {}
