/**
 * Forecasts without estimation to speak of (mean, naive, seasonal naive, drift). Exists as the
 * yardstick\n * of every other model and as the rungs of the fallback ladder.
 */
@NullMarked
package io.sales360.forecasting.baseline;

import org.jspecify.annotations.NullMarked;
