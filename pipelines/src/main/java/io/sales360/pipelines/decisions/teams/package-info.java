/** Who sells: salespeople and teams against their targets, and compared fairly. */
@NullMarked
package io.sales360.pipelines.decisions.teams;

import org.jspecify.annotations.NullMarked;
