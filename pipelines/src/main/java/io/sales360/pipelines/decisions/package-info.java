/**
 * From marts and forecasts to tables that answer a question. Each use case is a package of its own
 * that reads {@link io.sales360.pipelines.decisions.MartReader} and puts its tables on the shelf;
 * none knows another.
 */
@NullMarked
package io.sales360.pipelines.decisions;

import org.jspecify.annotations.NullMarked;
