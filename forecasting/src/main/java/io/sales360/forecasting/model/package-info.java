/**
 * The words every model family shares: series, spec, fit, forecast. Exists so that callers can hold
 * any model without knowing its family. Knows no other package of this library.
 *
 * <p>Conventions: {@code h} counts from 1; period indexes count from 0; NaN means missing and only
 * inside {@link io.sales360.forecasting.model.TimeSeries}.
 */
@NullMarked
package io.sales360.forecasting.model;

import org.jspecify.annotations.NullMarked;
