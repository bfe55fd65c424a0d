/**
 * Forecasts without estimation to speak of (mean, naive, seasonal naive, drift, window averages).
 * Exists as the yardstick of every other model and as the rungs of the fallback ladder.
 */
@NullMarked
package io.sales360.forecasting.baseline;

import org.jspecify.annotations.NullMarked;
