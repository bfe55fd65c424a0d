/** Data contracts (ODCS) of the entities and the rules they state. */
@NullMarked
package io.sales360.common.contract;

import org.jspecify.annotations.NullMarked;
