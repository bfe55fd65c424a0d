/** How rows move through every graph: hashed into buckets, and accounted for as data. */
@NullMarked
package io.sales360.pipelines.flow;

import org.jspecify.annotations.NullMarked;
