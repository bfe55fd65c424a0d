/**
 * Sample records for tests of this and of other modules: only what a test names differs between two
 * of them.
 */
@NullMarked
package io.sales360.common.testing;

import org.jspecify.annotations.NullMarked;
