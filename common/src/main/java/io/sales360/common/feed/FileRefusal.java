package io.sales360.common.feed;

/** A whole file that cannot be read any further. */
final class FileRefusal extends Exception {
  private final String rule;

  FileRefusal(String rule, String message) {
    super(message);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
