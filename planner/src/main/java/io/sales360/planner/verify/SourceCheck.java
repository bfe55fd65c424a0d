package io.sales360.planner.verify;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.Lookups;
import io.sales360.common.feed.RowMapper;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerReport;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source files once more, without any runner, and holds the ledger to what is in them:
 * rows and control amounts, feed by feed.
 */
final class SourceCheck {
  private final ProductFile product;
  private final List<SourceFile> files;

  SourceCheck(ProductFile product, List<SourceFile> files) {
    this.product = product;
    this.files = files;
  }

  List<Check> against(LedgerReport ledger) {
    Map<String, Figure> actual = new TreeMap<>();
    ledger.lines().forEach(line -> actual.put(line.feed(), LedgerCheck.figure(line.read())));
    Map<String, Figure> expected = new TreeMap<>();
    Map<String, Map<String, String>> lookups = Lookups.load(product, files);
    for (Feed feed : product.feeds()) {
      expected.put(feed.name(), count(feed, lookups));
    }
    actual.keySet().retainAll(expected.keySet());
    return Check.ofAll(Check.Part.SOURCES, expected, actual);
  }

  private Figure count(Feed feed, Map<String, Map<String, String>> lookups) {
    FeedColumns columns = FeedFiles.columns(feed, files);
    SourceReader reader = SourceReader.of(feed, columns, Corrections.load(product, files));
    RowMapper mapper = RowMapper.of(product, feed, columns, lookups, type -> entity -> null);
    Counter counter = new Counter(mapper);
    for (SourceFile file : files) {
      if (file.feed().equals(feed.name())) {
        reader.read(file, counter);
      }
    }
    return new Figure(counter.rows, counter.amount);
  }

  private static final class Counter implements RowOutput {
    private final RowMapper mapper;
    private long rows;
    private BigDecimal amount = BigDecimal.ZERO;

    Counter(RowMapper mapper) {
      this.mapper = mapper;
    }

    @Override
    public void row(SourceRow row) {
      add(mapper.controlAmount(row));
    }

    @Override
    public void refused(DeadLetter letter) {
      if (!letter.isWholeFile()) {
        add(letter.controlAmount());
      }
    }

    private void add(@Nullable BigDecimal controlled) {
      rows++;
      amount = controlled == null ? amount : amount.add(controlled);
    }
  }
}
