/** Who buys: the history and the state of every customer. */
@NullMarked
package io.sales360.pipelines.decisions.customers;

import org.jspecify.annotations.NullMarked;
