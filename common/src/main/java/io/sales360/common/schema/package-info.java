/**
 * Makes Java records data: Beam infers an empty schema for a record without a word of warning, so
 * the schema, the coder and the columns of our records are all derived here, from one walk over
 * their components.
 */
@NullMarked
package io.sales360.common.schema;

import org.jspecify.annotations.NullMarked;
