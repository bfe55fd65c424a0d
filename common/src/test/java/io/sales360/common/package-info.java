@NullMarked
package io.sales360.common;

import org.jspecify.annotations.NullMarked;
