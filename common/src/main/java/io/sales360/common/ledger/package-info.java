/** Accounting of rows and amounts, computed as data. */
@NullMarked
package io.sales360.common.ledger;

import org.jspecify.annotations.NullMarked;
