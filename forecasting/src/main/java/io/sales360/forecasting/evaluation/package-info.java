/**
 * Measures of forecast accuracy as defined by the M4 competition, diagnostics of residuals, and the
 * rolling-origin backtest that feeds them.
 */
@NullMarked
package io.sales360.forecasting.evaluation;

import org.jspecify.annotations.NullMarked;
