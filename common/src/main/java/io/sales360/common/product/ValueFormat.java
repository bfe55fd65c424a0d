package io.sales360.common.product;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the values of a file are written as text.
 *
 * @param trim whether blanks around values are dropped
 * @param nulls words that mean "no value" (the empty value always does)
 * @param decimalMark character before the decimals
 * @param groupingMark character between thousands; 0 for none
 * @param currencySigns texts dropped from numbers
 * @param datePatterns java.time patterns tried in turn for dates
 * @param timestampPatterns java.time patterns tried in turn for instants; date patterns follow
 * @param zone zone of timestamps that name none; empty for the reporting zone
 */
public record ValueFormat(
    boolean trim,
    Set<String> nulls,
    char decimalMark,
    char groupingMark,
    List<String> currencySigns,
    List<String> datePatterns,
    List<String> timestampPatterns,
    String zone)
    implements Serializable {
  private static final String FRACTION = "[.SSSSSSSSS][.SSSSSS][.SSS]";

  /** ISO dates and decimal points. */
  public static final ValueFormat STANDARD =
      new ValueFormat(
          true,
          Set.of(),
          '.',
          (char) 0,
          List.of(),
          List.of("yyyy-MM-dd"),
          List.of("yyyy-MM-dd'T'HH:mm:ssX", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"),
          "");

  /** As files with types of their own are read: what is typed there comes in these forms. */
  private static final List<String> TYPED_TIMESTAMPS =
      List.of(
          "yyyy-MM-dd'T'HH:mm:ss" + FRACTION + "X",
          "yyyy-MM-dd'T'HH:mm:ss" + FRACTION,
          "yyyy-MM-dd HH:mm:ss" + FRACTION);

  public ValueFormat {
    nulls = Collections.unmodifiableSet(new LinkedHashSet<>(nulls));
    currencySigns = List.copyOf(currencySigns);
    datePatterns = List.copyOf(datePatterns);
    timestampPatterns = List.copyOf(timestampPatterns);
  }

  /** Also reads the forms in which files with types give their dates and instants. */
  ValueFormat andTyped() {
    return new ValueFormat(
        trim,
        nulls,
        decimalMark,
        groupingMark,
        currencySigns,
        joined(datePatterns, STANDARD.datePatterns),
        joined(timestampPatterns, TYPED_TIMESTAMPS),
        zone);
  }

  private static List<String> joined(List<String> own, List<String> more) {
    Set<String> all = new LinkedHashSet<>(own);
    all.addAll(more);
    return new ArrayList<>(all);
  }
}
