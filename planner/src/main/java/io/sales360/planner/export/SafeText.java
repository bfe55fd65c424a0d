package io.sales360.planner.export;

/**
 * Text that no spreadsheet takes for a formula (CWE-1236). Only text goes through here; numbers
 * stay numbers, so that -5 stays -5.
 */
public final class SafeText {
  private SafeText() {}

  /** The text, with an apostrophe before it where a spreadsheet would run it. */
  public static String of(String text) {
    return isDangerous(text) ? "'" + text : text;
  }

  private static boolean isDangerous(String text) {
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '\0', '\uff1d', '\uff0b', '\uff0d', '\uff20' ->
          true;
      default -> false;
    };
  }
}
