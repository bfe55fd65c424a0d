/**
 * Whether a lake says what its sources say: sources against the ledger, tables against each other,
 * and a deployment's own figures over its files against those over its tables. Apart, so that it
 * judges with as little as possible of the code that made the tables.
 */
@NullMarked
package io.sales360.planner.verify;

import org.jspecify.annotations.NullMarked;
