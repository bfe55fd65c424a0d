/**
 * The canonical model: one record per entity, named as its table, components named as its columns.
 */
@NullMarked
package io.sales360.common.model;

import org.jspecify.annotations.NullMarked;
