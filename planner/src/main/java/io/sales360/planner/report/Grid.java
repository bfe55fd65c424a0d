package io.sales360.planner.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small table as the page's script reads it. */
record Grid(List<String> columns, List<List<@Nullable Object>> rows) {}
