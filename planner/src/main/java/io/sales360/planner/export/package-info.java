/** The published tables as files other programs open: CSV and XLSX, guarded against formulas. */
@NullMarked
package io.sales360.planner.export;

import org.jspecify.annotations.NullMarked;
