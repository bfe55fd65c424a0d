package io.sales360.pipelines.decisions.stock;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts and sales of one product by day. */
final class StockHistory {
  /** A count says nothing of days that are further away than the next monthly one. */
  private static final int DAYS_OF_A_COUNT = 31;

  private final String productId;
  private final TreeMap<LocalDate, SoldDay> sold = new TreeMap<>();
  private final TreeMap<String, TreeMap<LocalDate, StockCount>> places = new TreeMap<>();

  /** The last counts of a month, added over places. */
  record Closing(LocalDate countedOn, int placeCount, StockCount stock) {
    static Closing of(StockCount count) {
      return new Closing(count.day(), 1, count);
    }

    Closing plus(Closing other) {
      return new Closing(
          countedOn.isAfter(other.countedOn) ? countedOn : other.countedOn,
          placeCount + other.placeCount,
          stock.plus(other.stock));
    }
  }

  StockHistory(String productId) {
    this.productId = productId;
  }

  /** Stocks of one place and day add up. */
  void add(StockCount count) {
    places
        .computeIfAbsent(count.place(), place -> new TreeMap<>())
        .merge(count.day(), count, StockCount::plus);
  }

  void add(SoldDay day) {
    sold.merge(day.day(), day, SoldDay::plus);
  }

  String productId() {
    return productId;
  }

  /** Every day with a sale, in order. */
  Iterable<SoldDay> sales() {
    return sold.values();
  }

  /** Sales of the days from the first to the last, both included. */
  SoldDay sales(LocalDate first, LocalDate last) {
    return sold.subMap(first, true, last, true).values().stream()
        .reduce(SoldDay.none(productId, first), SoldDay::plus);
  }

  /** Last day with a sale by the given one. */
  Optional<LocalDate> lastSale(LocalDate day) {
    return Optional.ofNullable(sold.floorKey(day));
  }

  /** First day with a count or a sale. There is one of the two. */
  LocalDate first() {
    return Stream.concat(
            places.values().stream().map(TreeMap::firstKey), sold.keySet().stream().limit(1))
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  /** Stock at the end of each month with a count. */
  NavigableMap<YearMonth, Closing> closings() {
    TreeMap<YearMonth, Closing> all = new TreeMap<>();
    for (TreeMap<LocalDate, StockCount> counts : places.values()) {
      TreeMap<YearMonth, StockCount> last = new TreeMap<>();
      counts.values().forEach(count -> last.put(YearMonth.from(count.day()), count));
      last.forEach((month, count) -> all.merge(month, Closing.of(count), Closing::plus));
    }
    return all;
  }

  /**
   * Days, up to the given one, on which no place had any: the latest counts of all places are zero,
   * and nothing has been sold on the day or since the youngest of them.
   */
  NavigableSet<LocalDate> stockOuts(LocalDate through) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    SortedSet<LocalDate> counted = new TreeSet<>();
    places.values().forEach(counts -> counted.addAll(counts.keySet()));
    for (LocalDate count : counted) {
      for (LocalDate day = count;
          !day.isAfter(through) && day.isBefore(count.plusDays(DAYS_OF_A_COUNT));
          day = day.plusDays(1)) {
        boolean isCountedAgain = day.isAfter(count) && counted.contains(day);
        boolean isSoldSince = day.isAfter(count) && sold.containsKey(day);
        if (isCountedAgain || isSoldSince || !isEmpty(day)) {
          break;
        }
        if (!sold.containsKey(day)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  /** Whether the counts that speak for the day, at least one, are all zero. */
  private boolean isEmpty(LocalDate day) {
    boolean isKnown = false;
    for (TreeMap<LocalDate, StockCount> counts : places.values()) {
      Map.Entry<LocalDate, StockCount> latest = counts.floorEntry(day);
      if (latest != null && day.isBefore(latest.getKey().plusDays(DAYS_OF_A_COUNT))) {
        if (latest.getValue().units().signum() > 0) {
          return false;
        }
        isKnown = true;
      }
    }
    return isKnown;
  }
}
