@NullMarked
package io.sales360.common.expression;

import org.jspecify.annotations.NullMarked;
