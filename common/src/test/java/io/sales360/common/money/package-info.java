@NullMarked
package io.sales360.common.money;

import org.jspecify.annotations.NullMarked;
