package io.sales360.pipelines.run;

/** A run that was not published because its numbers do not hold; its record says why. */
public final class RunRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  RunRefused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
