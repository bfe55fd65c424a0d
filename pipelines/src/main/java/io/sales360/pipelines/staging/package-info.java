/** Typed, checked rows: one contract per entity, no joins. */
@NullMarked
package io.sales360.pipelines.staging;

import org.jspecify.annotations.NullMarked;
