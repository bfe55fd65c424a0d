/**
 * Series, forecasts and their reconciliation: the only package that knows the forecasting library.
 */
@NullMarked
package io.sales360.pipelines.forecast;

import org.jspecify.annotations.NullMarked;
