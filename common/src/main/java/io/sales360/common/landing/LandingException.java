package io.sales360.common.landing;

/** A database that could not be copied; its message says what may help and holds no secret. */
public final class LandingException extends Exception {
  /** Why a copy failed, as far as it matters to whoever started it. */
  public enum Reason {
    /** The product file or a driver is wrong or missing. */
    USAGE,
    /** The database does not let us in or read. */
    PERMISSION,
    /** The database cannot be reached, or went away. */
    UNAVAILABLE,
    /** What was read is not what the database counted. */
    INCOMPLETE
  }

  private final Reason reason;

  LandingException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  LandingException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
