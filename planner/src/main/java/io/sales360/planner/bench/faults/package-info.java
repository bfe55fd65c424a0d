/**
 * Runs that are made to die: at every {@link io.sales360.common.fault.Failpoint}, on a disk that is
 * full, and at random moments, while somebody reads. Each is run again, and what is published then
 * must be what an undisturbed run publishes.
 */
@NullMarked
package io.sales360.planner.bench.faults;

import org.jspecify.annotations.NullMarked;
