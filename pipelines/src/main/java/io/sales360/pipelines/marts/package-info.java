/** Published tables: one grain each, written once. */
@NullMarked
package io.sales360.pipelines.marts;

import org.jspecify.annotations.NullMarked;
