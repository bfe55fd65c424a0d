@NullMarked
package io.sales360.common.schema;

import org.jspecify.annotations.NullMarked;
