package io.sales360.planner.lake;

/** A view that the manifest defines over its tables. */
public record View(String name, String sql, String description) {}
