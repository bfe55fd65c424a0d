/** The planners' page: one self-contained HTML file. */
@NullMarked
package io.sales360.planner.report;

import org.jspecify.annotations.NullMarked;
