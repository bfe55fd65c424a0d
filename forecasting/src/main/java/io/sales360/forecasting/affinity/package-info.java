/**
 * What is bought together and what to offer next. Exists because a high lift of two rare products
 * is nearly always chance: counts come first, then tests, then advice.
 */
@NullMarked
package io.sales360.forecasting.affinity;

import org.jspecify.annotations.NullMarked;
