package io.sales360.planner.console;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the exit code of {@code s360} means. The numbers are part of the interface and never change.
 */
public enum ExitCode {
  OK(0, "done"),
  INTERNAL(1, "internal error; the log has the details"),
  USAGE(2, "wrong usage or configuration"),
  QUALITY(3, "a quality gate failed and nothing was published, or verify found a difference"),
  LEDGER(4, "the ledger does not balance; nothing was published"),
  REFUSED(5, "more rows refused than a contract allows; nothing was published"),
  DRIFT(6, "the schema of a source changed; nothing was published"),
  PERMISSION(7, "a file or service may not be read or written"),
  UNAVAILABLE(8, "something outside is not available; try again"),
  LOCKED(9, "another run is publishing into the lake"),
  INTERRUPTED(130, "interrupted; nothing was published");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  /** The exit code of this number, if it is one of ours. */
  public static Optional<ExitCode> of(int code) {
    return Arrays.stream(values()).filter(e -> e.code == code).findFirst();
  }
}
