/**
 * Models of resampled histories, averaged. Exists apart from the families because it wraps one of
 * them.
 */
@NullMarked
package io.sales360.forecasting.bagging;

import org.jspecify.annotations.NullMarked;
