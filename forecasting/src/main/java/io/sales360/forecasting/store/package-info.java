/** Fits written down and read back in a versioned text form, without Java serialization. */
@NullMarked
package io.sales360.forecasting.store;

import org.jspecify.annotations.NullMarked;
