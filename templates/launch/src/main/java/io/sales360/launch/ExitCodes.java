package io.sales360.launch;

/** What the process of a run ends with. The planner documents the whole list. */
final class ExitCodes {
  static final int OK = 0;
  static final int INTERNAL = 1;
  static final int USAGE = 2;
  static final int UNBALANCED = 4;
  static final int DRIFT = 6;
  static final int PERMISSION = 7;
  static final int UNAVAILABLE = 8;
  static final int LOCK_HELD = 9;
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
