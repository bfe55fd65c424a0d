/** The pages below {@code docs/use-cases}, held to what the product does. */
@NullMarked
package io.sales360.planner.usecases;

import org.jspecify.annotations.NullMarked;
