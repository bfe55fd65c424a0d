package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Floors or caps of targets as they are written: an amount ({@code 5000}) or a part of last year's
 * net sales of the same months ({@code 90%}), for everyone or for one owner ({@code S7=90%}, which
 * goes before what holds for everyone). An owner without sales last year has no bound from a
 * percentage.
 */
public final class Bounds {
  private static final String EVERYONE = "";
  private final TreeMap<String, String> texts = new TreeMap<>();

  private Bounds() {}

  /**
   * Reads bounds.
   *
   * @throws CommandFailure if one is no amount or percentage, or is given twice
   */
  public static Bounds parse(List<String> texts) {
    Bounds bounds = new Bounds();
    for (String text : texts) {
      int at = text.lastIndexOf('=');
      String owner = at < 0 ? EVERYONE : text.substring(0, at);
      String value = text.substring(at + 1);
      if (!value.matches("\\d{1,15}(\\.\\d{1,9})?%?") || bounds.texts.put(owner, value) != null) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The bound (%s) is no amount or percentage, or is given twice.%nMaybe write 90%%, 5000 or OWNER=90%%, each once."
                .formatted(text));
      }
    }
    return bounds;
  }

  /** The bounds as they were written, sorted. */
  List<String> texts() {
    List<String> written = new ArrayList<>();
    texts.forEach(
        (owner, value) -> written.add(owner.equals(EVERYONE) ? value : owner + "=" + value));
    return written;
  }

  /** The owners that have a bound of their own. */
  Set<String> owners() {
    TreeMap<String, String> own = new TreeMap<>(texts);
    own.remove(EVERYONE);
    return own.keySet();
  }

  /**
   * The bound of an owner; null for none.
   *
   * @param lastYear net sales a year before; null if they are not known
   * @param rounding up for floors, down for caps, so that the bound written is kept
   */
  @Nullable BigDecimal of(
      String owner, @Nullable BigDecimal lastYear, int scale, RoundingMode rounding) {
    String everyone = texts.get(EVERYONE);
    String text = texts.getOrDefault(owner, everyone == null ? "" : everyone);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.endsWith("%")) {
      return new BigDecimal(text).setScale(scale, rounding);
    }
    return lastYear == null || lastYear.signum() <= 0
        ? null
        : lastYear.multiply(Percentage.parse(text)).setScale(scale, rounding);
  }
}
