/**
 * Regression forecasts: linear models on trend, season, lags, calendar and regressors, for one
 * series or a panel, and boosted trees and forests over a panel. The only package that imports
 * smile.
 *
 * <p>The natives behind smile may use several threads; set {@code OPENBLAS_NUM_THREADS=1} in the
 * environment, so that results do not depend on the machine. Smile logs its iterations at level
 * INFO under the logger {@code smile}: set that to WARN.
 */
@NullMarked
package io.sales360.forecasting.regression;

import org.jspecify.annotations.NullMarked;
