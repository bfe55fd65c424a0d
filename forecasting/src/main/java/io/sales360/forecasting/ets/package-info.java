/**
 * Exponential smoothing in innovations state space form (Hyndman, Koehler, Ord &amp; Snyder 2008,
 * HKOS).\n *\n *
 *
 * <p>Conventions: component form with {@code beta} and {@code gamma} as in HKOS (beta &lt; alpha,
 * gamma &lt; 1 -\n * alpha); the log-likelihood leaves out the constants, as is usual in this
 * field, so values compare with\n * published ones.
 */
@NullMarked
package io.sales360.forecasting.ets;

import org.jspecify.annotations.NullMarked;
