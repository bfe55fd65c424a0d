@NullMarked
package io.sales360.common.ledger;

import org.jspecify.annotations.NullMarked;
