/**
 * The metric dictionary: what every figure means, over which table it is computed and who owns it.
 * Apart from the queries, so that a definition can be read, checked and tested without asking
 * anything.
 */
@NullMarked
package io.sales360.planner.metrics;

import org.jspecify.annotations.NullMarked;
