/**
 * Regression forecasts: linear models on trend, season, lags, calendar and regressors, for one
 * series or a panel, and boosted trees and forests over a panel.
 */
@NullMarked
package io.sales360.forecasting.regression;

import org.jspecify.annotations.NullMarked;
