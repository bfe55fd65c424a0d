/**
 * Forecasts of a grouped structure made to add up: sparse, non-negative, exact to the minor unit.
 */
@NullMarked
package io.sales360.forecasting.reconciliation;

import org.jspecify.annotations.NullMarked;
