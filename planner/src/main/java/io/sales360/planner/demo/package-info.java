/**
 * The demo company: a seeded simulation of a shoe and apparel retailer whose true promotion
 * effects, elasticities and churn are known, written as the source files such a retailer would
 * export.
 *
 * <p>Exists so that a stranger can run the whole product without data of their own, and so that
 * tests can compare what the product found with what was planted. Each concern draws from its own
 * named random stream ({@link io.sales360.planner.demo.Seeds}); adding one leaves the others as
 * they were.
 */
@NullMarked
package io.sales360.planner.demo;

import org.jspecify.annotations.NullMarked;
