@NullMarked
package io.sales360.common.product;

import org.jspecify.annotations.NullMarked;
