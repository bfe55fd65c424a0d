/**
 * Exponential smoothing in innovations state space form (Hyndman, Koehler, Ord &amp; Snyder 2008,
 * HKOS). Exists because it is the standard for series with short seasons.
 *
 * <p>Conventions: component form with {@code beta} and {@code gamma} as in HKOS (beta &lt; alpha,
 * gamma &lt; 1 - alpha); the log-likelihood leaves out the constants, as is usual in this field, so
 * values compare with published ones.
 */
@NullMarked
package io.sales360.forecasting.ets;

import org.jspecify.annotations.NullMarked;
