/**
 * Forecasts of a series made at every aggregation of its periods and reconciled over them. Exists
 * apart from reconciliation, which knows no models.
 */
@NullMarked
package io.sales360.forecasting.temporal;

import org.jspecify.annotations.NullMarked;
