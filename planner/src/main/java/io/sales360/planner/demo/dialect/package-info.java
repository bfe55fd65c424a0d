/**
 * How source systems write text files, and how they write them badly: delimiters, charsets, quoting
 * and the planted dirt, counted as it is planted. Knows nothing about the company whose rows it
 * writes.
 */
@NullMarked
package io.sales360.planner.demo.dialect;

import org.jspecify.annotations.NullMarked;
