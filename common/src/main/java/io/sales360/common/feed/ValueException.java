package io.sales360.common.feed;

import org.jspecify.annotations.Nullable;

/**
 * A value that is not what its column holds. Part of the normal way of data, so it has no trace.
 */
final class ValueException extends Exception {
  private final String rule;
  private final @Nullable String column;
  private final @Nullable String value;

  ValueException(String rule, @Nullable String column, @Nullable String value, String message) {
    super(message, null, false, false);
    this.rule = rule;
    this.column = column;
    this.value = value;
  }

  String rule() {
    return rule;
  }

  @Nullable String column() {
    return column;
  }

  @Nullable String value() {
    return value;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** The same, said of a column. */
  ValueException of(String name) {
    return new ValueException(rule, name, value, "The column " + name + ": " + message());
  }
}
