package io.sales360.common.table;

import java.io.IOException;

/** Another run holds the lake. */
public final class LockHeldException extends IOException {
  private final String holderAttempt;
  private final long holderPid;

  LockHeldException(String lake, String holderAttempt, long holderPid) {
    super(
        "The lake (%s) is held by the attempt %s (process %d).%nMaybe wait until it is done, or stop that process."
            .formatted(lake, holderAttempt, holderPid));
    this.holderAttempt = holderAttempt;
    this.holderPid = holderPid;
  }

  public String holderAttempt() {
    return holderAttempt;
  }

  public long holderPid() {
    return holderPid;
  }
}
