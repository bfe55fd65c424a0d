/**
 * Regression forecasts by elastic net on trend, season, lags, calendar and regressors, for one
 * series or a\n * panel. The only package that imports smile.\n *\n *
 *
 * <p>The natives behind smile may use several threads; set {@code OPENBLAS_NUM_THREADS=1} in the\n
 * * environment, so that results do not depend on the machine. Smile logs its iterations at level
 * INFO\n * under the logger {@code smile}: set that to WARN.
 */
@NullMarked
package io.sales360.forecasting.regression;

import org.jspecify.annotations.NullMarked;
