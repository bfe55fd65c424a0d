/** Places at which a run can be made to die, so that it can be shown that dying does no harm. */
@NullMarked
package io.sales360.common.fault;

import org.jspecify.annotations.NullMarked;
