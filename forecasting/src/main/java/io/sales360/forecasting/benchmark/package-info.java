/**
 * Measuring forecasts on collections of series with a held-out end: how accurate, how honest, how
 * costly. Exists so that every claim about accuracy can be repeated on any collection.
 */
@NullMarked
package io.sales360.forecasting.benchmark;

import org.jspecify.annotations.NullMarked;
