/**
 * How point forecasts get a distribution: innovations of linear models, and scales learned from
 * past forecast errors. Exists apart from the families so that every model is judged by the same
 * rules.
 */
@NullMarked
package io.sales360.forecasting.interval;

import org.jspecify.annotations.NullMarked;
