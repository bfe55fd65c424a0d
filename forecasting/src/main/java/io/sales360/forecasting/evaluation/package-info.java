/**
 * Measures of forecast accuracy as defined by the M4 competition and the rolling-origin backtest
 * that\n * feeds them.
 */
@NullMarked
package io.sales360.forecasting.evaluation;

import org.jspecify.annotations.NullMarked;
