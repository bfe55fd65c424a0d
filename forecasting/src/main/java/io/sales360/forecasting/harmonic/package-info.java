/**
 * Several seasons as waves beside a level that moves, on a Box-Cox scale. Exists because long and
 * fractional seasons are many states but few waves.
 */
@NullMarked
package io.sales360.forecasting.harmonic;

import org.jspecify.annotations.NullMarked;
