/** The end of every job: ledger, gates, and publication. */
@NullMarked
package io.sales360.pipelines.run;

import org.jspecify.annotations.NullMarked;
