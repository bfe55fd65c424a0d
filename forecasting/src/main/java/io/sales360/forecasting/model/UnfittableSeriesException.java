package io.sales360.forecasting.model;

/** A spec cannot be fitted to a series. Expected in a panel run: callers fall back and say so. */
public final class UnfittableSeriesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Cause cause;

  /** What stood in the way. */
  public enum Cause {
    /** No observation at all. */
    EMPTY,
    /** Fewer observations than the model needs. */
    TOO_SHORT,
    /** Values the model cannot have, such as zeros under multiplicative errors. */
    OUT_OF_DOMAIN,
    /** The search or the result was not finite. */
    NOT_CONVERGED,
    /** A native engine could not be loaded. */
    ENGINE_UNAVAILABLE
  }

  /** An exception for one series and spec. */
  public UnfittableSeriesException(String seriesId, String spec, Cause cause, String reason) {
    super("The series (" + seriesId + ") cannot be fitted by " + spec + ": " + reason);
    this.cause = cause;
  }

  /** The same with the failure of an engine beneath. */
  public UnfittableSeriesException(
      String seriesId, String spec, Cause cause, String reason, Throwable beneath) {
    super("The series (" + seriesId + ") cannot be fitted by " + spec + ": " + reason, beneath);
    this.cause = cause;
  }

  /** What stood in the way. */
  public Cause kind() {
    return cause;
  }
}
