/**
 * Automatic forecasting: a pool of specs, a backtest, a blend of the survivors, intervals
 * calibrated over a panel, and a fallback ladder so that no series is left without a forecast or a
 * reason.
 */
@NullMarked
package io.sales360.forecasting.selection;

import org.jspecify.annotations.NullMarked;
