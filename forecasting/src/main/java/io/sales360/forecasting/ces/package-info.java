/**
 * Complex exponential smoothing (Svetunkov, Kourentzes &amp; Ord 2022). Exists because it follows
 * level and trend without telling them apart, so its errors differ from those of ETS and theta.
 *
 * <p>Signs: y(t) = l(t−1) + e(t), l(t) = l(t−1) − (1 − α1) c(t−1) + (α0 − α1) e(t), c(t) = l(t−1) +
 * (1 − α0) c(t−1) + (α0 + α1) e(t).
 */
@NullMarked
package io.sales360.forecasting.ces;

import org.jspecify.annotations.NullMarked;
