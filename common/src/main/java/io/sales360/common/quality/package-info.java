/** Checks over whole tables: what was measured, against which limit, and how it came out. */
@NullMarked
package io.sales360.common.quality;

import org.jspecify.annotations.NullMarked;
