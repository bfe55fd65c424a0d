@NullMarked
package io.sales360.common.time;

import org.jspecify.annotations.NullMarked;
