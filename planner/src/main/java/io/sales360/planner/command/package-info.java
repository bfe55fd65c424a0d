/** The subcommands: options in, one exit code out. They hold no logic of their own. */
@NullMarked
package io.sales360.planner.command;

import org.jspecify.annotations.NullMarked;
