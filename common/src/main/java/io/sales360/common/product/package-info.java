/** The product file: the whole configuration of a deployment as immutable, checked records. */
@NullMarked
package io.sales360.common.product;

import org.jspecify.annotations.NullMarked;
