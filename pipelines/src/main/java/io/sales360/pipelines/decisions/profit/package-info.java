/**
 * What earns: margins of lines and products, what moved sales from one period to another, and days
 * that are unlike others.
 */
@NullMarked
package io.sales360.pipelines.decisions.profit;

import org.jspecify.annotations.NullMarked;
