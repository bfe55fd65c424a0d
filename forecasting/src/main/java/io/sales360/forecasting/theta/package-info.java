/**
 * The Theta family (Assimakopoulos &amp; Nikolopoulos 2000; Fiorucci, Pellegrini, Louzada,
 * Petropoulos &amp; Koehler 2016). Exists because simple exponential smoothing with half the trend
 * is hard to beat.
 */
@NullMarked
package io.sales360.forecasting.theta;

import org.jspecify.annotations.NullMarked;
