/**
 * What is published: one pinned manifest of a lake and the database that reads its files. Apart, so
 * that whatever a command shows comes from one consistent version.
 */
@NullMarked
package io.sales360.planner.lake;

import org.jspecify.annotations.NullMarked;
