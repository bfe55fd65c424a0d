/**
 * Models for demand that is zero in most periods. Exists because smoothing sizes and intervals
 * apart beats smoothing zeros, and because such demand needs whole-number quantiles instead of a
 * bell.
 *
 * <p>A demand is any value other than zero, so returns count as negative demands. Missing periods
 * are left out as if they had not been.
 */
@NullMarked
package io.sales360.forecasting.intermittent;

import org.jspecify.annotations.NullMarked;
