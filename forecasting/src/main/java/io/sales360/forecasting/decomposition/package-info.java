/**
 * Seasonal patterns taken out of a series and put back: the 90 % test, classical decomposition,
 * harmonics, STL and MSTL, the wrappers that run any spec on the adjusted series, and the long
 * autoregressions that follow what is left. Exists because hours and weeks have seasons too long
 * for the models themselves.
 */
@NullMarked
package io.sales360.forecasting.decomposition;

import org.jspecify.annotations.NullMarked;
