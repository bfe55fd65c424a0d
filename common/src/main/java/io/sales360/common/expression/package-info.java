/**
 * Expressions over the columns of a source row, as product files state them: parsed and
 * type-checked as CEL, evaluated with exact decimals and with missing values.
 */
@NullMarked
package io.sales360.common.expression;

import org.jspecify.annotations.NullMarked;
