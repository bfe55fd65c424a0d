package io.sales360.common.ledger;

import io.sales360.common.ledger.LedgerEntry.Kind;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The balance of a run: per feed, rows and control amounts read against those written, refused,
 * filtered and deduplicated. Immutable.
 *
 * @param lines one per feed, by name
 * @param entries what they were made of
 */
public record LedgerReport(List<Line> lines, List<LedgerEntry> entries) implements Serializable {
  public LedgerReport {
    lines = List.copyOf(lines);
    entries = List.copyOf(entries);
  }

  /** Rows and their control amount. */
  public record Tally(long rows, BigDecimal amount) implements Serializable {
    static final Tally NONE = new Tally(0, BigDecimal.ZERO);

    Tally plus(Tally other) {
      return new Tally(Math.addExact(rows, other.rows), Ledger.plain(amount.add(other.amount)));
    }

    Tally minus(Tally other) {
      return new Tally(
          Math.subtractExact(rows, other.rows), Ledger.plain(amount.subtract(other.amount)));
    }

    boolean isNothing() {
      return rows == 0 && amount.signum() == 0;
    }
  }

  /** The balance of one feed. */
  public record Line(
      String feed, Tally read, Tally written, Tally refused, Tally filtered, Tally deduplicated)
      implements Serializable {

    /** What was read and went nowhere; negative for what came from nowhere. */
    public Tally difference() {
      return read.minus(written).minus(refused).minus(filtered).minus(deduplicated);
    }

    /** True if every row and every unit of the amount is accounted for. */
    public boolean balanced() {
      return difference().isNothing();
    }
  }

  static LedgerReport of(List<LedgerEntry> entries) {
    Map<String, Map<Kind, Tally>> feeds = new TreeMap<>();
    for (LedgerEntry entry : entries) {
      // Rows that were inferred were not read, but they must be written all the same.
      Kind kind = entry.kind() == Kind.INFERRED ? Kind.READ : entry.kind();
      feeds
          .computeIfAbsent(entry.feed(), feed -> new EnumMap<>(Kind.class))
          .merge(kind, new Tally(entry.rows(), entry.amount()), Tally::plus);
    }
    List<Line> lines = new ArrayList<>();
    feeds.forEach(
        (feed, tallies) ->
            lines.add(
                new Line(
                    feed,
                    tallies.getOrDefault(Kind.READ, Tally.NONE),
                    tallies.getOrDefault(Kind.WRITTEN, Tally.NONE),
                    tallies.getOrDefault(Kind.REFUSED, Tally.NONE),
                    tallies.getOrDefault(Kind.FILTERED, Tally.NONE),
                    tallies.getOrDefault(Kind.DEDUPLICATED, Tally.NONE))));
    return new LedgerReport(lines, entries);
  }

  /** True if the line of every feed balances. */
  public boolean balanced() {
    return lines.stream().allMatch(Line::balanced);
  }

  /** One sentence per feed that does not balance; empty if all do. */
  public List<String> differences() {
    return lines.stream()
        .filter(line -> !line.balanced())
        .map(
            line ->
                "The feed %s does not balance: %d rows with %s are unaccounted for (read %d, written %d, refused %d, filtered %d, deduplicated %d)."
                    .formatted(
                        line.feed(),
                        line.difference().rows(),
                        line.difference().amount().toPlainString(),
                        line.read().rows(),
                        line.written().rows(),
                        line.refused().rows(),
                        line.filtered().rows(),
                        line.deduplicated().rows()))
        .toList();
  }

  /** The sums over all feeds of the product file. */
  public Line total() {
    Line sum = new Line("total", Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE);
    for (Line line : lines) {
      if (LedgerEntry.isSource(line.feed())) {
        sum =
            new Line(
                "total",
                sum.read().plus(line.read()),
                sum.written().plus(line.written()),
                sum.refused().plus(line.refused()),
                sum.filtered().plus(line.filtered()),
                sum.deduplicated().plus(line.deduplicated()));
      }
    }
    return sum;
  }

  /** An aligned table for terminals and logs. */
  public String text() {
    return LedgerText.of(this);
  }

  /** The lines, their sum and whether they balance, as JSON. */
  public String json() {
    return LedgerJson.of(this);
  }
}
