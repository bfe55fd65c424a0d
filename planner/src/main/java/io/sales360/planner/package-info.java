/** The {@code s360} command: it only puts the parts together. */
@NullMarked
package io.sales360.planner;

import org.jspecify.annotations.NullMarked;
