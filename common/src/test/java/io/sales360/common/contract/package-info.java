@NullMarked
package io.sales360.common.contract;

import org.jspecify.annotations.NullMarked;
