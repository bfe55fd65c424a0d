/** Rows as a table, CSV or JSON text. */
@NullMarked
package io.sales360.planner.query;

import org.jspecify.annotations.NullMarked;
