/**
 * One record per row of every decision table: what earns, who sells, who buys, what a campaign was
 * worth. Exists so that the job that writes a table and whoever reads it share its words.
 */
@NullMarked
package io.sales360.common.decision;

import org.jspecify.annotations.NullMarked;
