/**
 * Automatic forecasting: a pool of specs, a backtest, a median of the survivors, empirical
 * intervals, and\n * a fallback ladder so that no series is left without a forecast or a reason.
 */
@NullMarked
package io.sales360.forecasting.selection;

import org.jspecify.annotations.NullMarked;
