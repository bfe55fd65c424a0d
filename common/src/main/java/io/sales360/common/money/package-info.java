/**
 * Exact money: amounts are decimals at the scale of their source, and nothing is lost when they are
 * shared or turned.
 */
@NullMarked
package io.sales360.common.money;

import org.jspecify.annotations.NullMarked;
