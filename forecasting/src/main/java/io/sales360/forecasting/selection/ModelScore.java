package io.sales360.forecasting.selection;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a model did in the backtest of one series. Grain: series and model. Measures are NaN when
 * they are not defined, such as WAPE of actual values that are all zero.
 *
 * @param origins cutoffs it was judged at; 0 if it could not be fitted
 * @param horizon steps judged at each
 * @param wape sum of absolute errors over sum of absolute actual values
 * @param mase mean absolute error over that of seasonal naive within the history
 * @param bias sum of forecast minus actual over sum of absolute actual values
 * @param coverage80 share of actual values inside the 80 % interval
 * @param coverage95 share of actual values inside the 95 % interval
 * @param selected whether the published forecast uses it
 * @param failure why it could not be fitted, if so
 */
public record ModelScore(
    String model,
    int origins,
    int horizon,
    double wape,
    double mase,
    double bias,
    double coverage80,
    double coverage95,
    boolean selected,
    @Nullable String failure)
    implements Serializable {}
