/**
 * Tables of databases on their way into a run: each depot is copied in one snapshot to files below
 * the lake, counted, and read from there like any other file. A run that is repeated, or a step of
 * it that is retried, so reads what the first try read.
 */
@NullMarked
package io.sales360.common.landing;

import org.jspecify.annotations.NullMarked;
