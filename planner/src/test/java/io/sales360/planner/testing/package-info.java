/** A small lake made by hand, for every test of what reads one. */
@NullMarked
package io.sales360.planner.testing;

import org.jspecify.annotations.NullMarked;
