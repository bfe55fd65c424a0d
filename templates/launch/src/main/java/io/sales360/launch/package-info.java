/**
 * Starting jobs: the options people give, the order of the jobs, the runner's profile, progress.
 */
@NullMarked
package io.sales360.launch;

import org.jspecify.annotations.NullMarked;
