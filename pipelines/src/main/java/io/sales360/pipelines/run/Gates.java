package io.sales360.pipelines.run;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.ledger.LedgerReport;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Outcome;
import io.sales360.common.product.ProductFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides whether a run may be published: the books balance, and no feed was refused too much of.
 */
final class Gates {
  static final int BALANCED = 0;
  static final int UNBALANCED = 4;
  static final int TOO_MANY_REFUSED = 5;

  /**
   * What the gates say.
   *
   * @param exitCode 0 where the run may be published
   * @param messages why not, with samples; or what to know all the same
   */
  record Verdict(int exitCode, List<String> messages) {}

  private final ProductFile product;

  Gates(ProductFile product) {
    this.product = product;
  }

  Verdict judge(LedgerReport report, List<LedgerEntry> entries, List<DeadLetter> samples) {
    List<String> messages = new ArrayList<>();
    int exitCode = BALANCED;
    if (!report.balanced()) {
      exitCode = UNBALANCED;
      messages.add("The ledger does not balance: " + String.join("; ", report.differences()) + ".");
    }
    List<DeadLetter> wholeFiles = samples.stream().filter(DeadLetter::isWholeFile).toList();
    if (!wholeFiles.isEmpty()) {
      exitCode = Math.max(exitCode, TOO_MANY_REFUSED);
      wholeFiles.forEach(letter -> messages.add(located(letter)));
    }
    List<String> overLimit = overLimit(entries);
    if (!overLimit.isEmpty()) {
      exitCode = Math.max(exitCode, TOO_MANY_REFUSED);
      messages.addAll(overLimit);
    }
    samples.stream()
        .filter(letter -> !letter.isWholeFile())
        .sorted(
            Comparator.comparing(DeadLetter::feed)
                .thenComparing(DeadLetter::rule)
                .thenComparing(DeadLetter::file)
                .thenComparing(DeadLetter::line))
        .limit(20)
        .forEach(letter -> messages.add(located(letter)));
    return new Verdict(exitCode, messages);
  }

  private List<String> overLimit(List<LedgerEntry> entries) {
    Map<String, Long> read = new TreeMap<>();
    Map<String, Long> refused = new TreeMap<>();
    for (LedgerEntry entry : entries) {
      if (entry.kind() == Kind.READ) {
        read.merge(entry.feed(), entry.rows(), Long::sum);
      } else if (entry.kind() == Kind.REFUSED) {
        refused.merge(entry.feed(), entry.rows(), Long::sum);
      }
    }
    List<String> messages = new ArrayList<>();
    refused.forEach(
        (feed, rows) -> {
          BigDecimal limit = limitOf(product.feed(feed));
          long all = read.getOrDefault(feed, 0L);
          if (BigDecimal.valueOf(rows).compareTo(limit.multiply(BigDecimal.valueOf(all))) > 0) {
            messages.add(
                "The feed %s has %d refused rows of %d read (%s %%), more than its limit of %s %%.%nMaybe mend the source, or raise contracts.<entity>.refused_limit in the product file."
                    .formatted(
                        feed,
                        rows,
                        all,
                        percent(
                            BigDecimal.valueOf(rows)
                                .divide(
                                    BigDecimal.valueOf(Math.max(1, all)), MathContext.DECIMAL32)),
                        percent(limit)));
          }
        });
    return messages;
  }

  /** The strictest limit among the entities that the feed fills. */
  private BigDecimal limitOf(Feed feed) {
    return feed.outcomes().stream()
        .map(Outcome::entity)
        .filter(java.util.Objects::nonNull)
        .map(entity -> product.terms(entity).refusedLimit())
        .min(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private static String located(DeadLetter letter) {
    String place = letter.isWholeFile() ? letter.file() : letter.file() + ":" + letter.line();
    return place + " [" + letter.rule() + "] " + letter.message();
  }
}
