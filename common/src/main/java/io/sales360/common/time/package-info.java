/** Days, weeks and fiscal periods; the only place that knows the reporting zone. */
@NullMarked
package io.sales360.common.time;

import org.jspecify.annotations.NullMarked;
