/**
 * Series looked at on another scale: logarithms and Box-Cox powers, and the wrapper that runs any
 * spec there. Exists because growth and spread that are proportional to the level become plain
 * sums.
 */
@NullMarked
package io.sales360.forecasting.transform;

import org.jspecify.annotations.NullMarked;
