/**
 * Where tables go: sorted shards in Parquet, a manifest that names them, and a lake that publishes
 * a manifest in one atomic step. What a table holds is declared once, in its {@link
 * io.sales360.common.table.TableSpec}.
 */
@NullMarked
package io.sales360.common.table;

import org.jspecify.annotations.NullMarked;
