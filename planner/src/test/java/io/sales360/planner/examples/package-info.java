/**
 * The examples on the real data they are written for: what they publish equals what SQL over the
 * source files says. The data is no part of the project; {@code -Dsales360.data=DIR} names it.
 */
@NullMarked
package io.sales360.planner.examples;

import org.jspecify.annotations.NullMarked;
