/**
 * Starts a run as a child process with the class path of one runner, and understands what it
 * reports. Apart, so that a runner's jars and the database's never meet in one process.
 */
@NullMarked
package io.sales360.planner.job;

import org.jspecify.annotations.NullMarked;
