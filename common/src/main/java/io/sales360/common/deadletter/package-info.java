/** Refused rows as data. */
@NullMarked
package io.sales360.common.deadletter;

import org.jspecify.annotations.NullMarked;
