/**
 * The published tables: one record per table, components named as its columns. Money is in the
 * currency its column says; every table states its grain.
 */
@NullMarked
package io.sales360.common.mart;

import org.jspecify.annotations.NullMarked;
