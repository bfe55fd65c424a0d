package io.sales360.common.table;

/**
 * A value that its column cannot hold without being changed. A bug or bad data upstream: tables
 * never round.
 */
public final class UnstorableValueException extends IllegalArgumentException {
  UnstorableValueException(String message) {
    super(message);
  }

  UnstorableValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
