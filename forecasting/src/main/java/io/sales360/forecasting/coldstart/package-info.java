/**
 * Forecasts of products that have just been launched, from launches of their like. Exists because
 * models need a history and a share of the parent knows no launch curve.
 */
@NullMarked
package io.sales360.forecasting.coldstart;

import org.jspecify.annotations.NullMarked;
