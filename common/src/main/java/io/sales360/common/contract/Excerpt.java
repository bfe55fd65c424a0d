package io.sales360.common.contract;

/** Values as messages show them: short, and on one line. */
final class Excerpt {
  private static final int LENGTH = 100;

  private Excerpt() {}

  static String of(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
  }
}
