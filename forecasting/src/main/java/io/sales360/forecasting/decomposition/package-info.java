/**
 * Seasonal patterns taken out of a series and put back: the 90 % test, classical decomposition,
 * harmonic\n * regression for long seasons, and the wrapper that runs any spec on the adjusted
 * series.
 */
@NullMarked
package io.sales360.forecasting.decomposition;

import org.jspecify.annotations.NullMarked;
