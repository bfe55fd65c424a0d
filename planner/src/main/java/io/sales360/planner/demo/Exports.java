package io.sales360.planner.demo;

/** What several exports share. */
final class Exports {
  /** Characters of an overlong field; demo feeds allow half of it. */
  static final int OVERLONG = 40_000;

  private Exports() {}
}
