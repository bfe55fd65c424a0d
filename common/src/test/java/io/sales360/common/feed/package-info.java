@NullMarked
package io.sales360.common.feed;

import org.jspecify.annotations.NullMarked;
