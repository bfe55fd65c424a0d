/** Looks at sources before a run: whether they are there, and what becomes of their first rows. */
@NullMarked
package io.sales360.planner.sources;

import org.jspecify.annotations.NullMarked;
