@NullMarked
package io.sales360.common.table;

import org.jspecify.annotations.NullMarked;
