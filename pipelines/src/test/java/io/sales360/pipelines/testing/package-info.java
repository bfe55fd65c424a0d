/** Fixtures of the pipeline tests. */
@NullMarked
package io.sales360.pipelines.testing;

import org.jspecify.annotations.NullMarked;
