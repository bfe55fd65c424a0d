/**
 * Seasonal ARIMA models with regressors: given orders by conditional sum of squares or exact
 * likelihood, and the automatic choice of orders. Exists apart from exponential smoothing because
 * its likelihood, its search and its unit root tests are its own.
 *
 * <p>Signs are those of R's stats::arima: y(t) = φ1 y(t−1) + … + e(t) + θ1 e(t−1) + …; the drift is
 * the slope per period of a line beneath the ARMA errors.
 */
@NullMarked
package io.sales360.forecasting.arima;

import org.jspecify.annotations.NullMarked;
