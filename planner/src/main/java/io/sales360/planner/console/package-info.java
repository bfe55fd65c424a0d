/**
 * How the command talks: data to standard output, messages to standard error, failures with a
 * remedy and a documented exit code. Apart, so that every command says things the same way.
 */
@NullMarked
package io.sales360.planner.console;

import org.jspecify.annotations.NullMarked;
