package io.sales360.pipelines.staging;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads the files of all feeds into rows of text; bounded, one file is one element of work. Every
 * row is counted as read, whether it could be split into fields or not.
 */
public final class ReadFeeds extends PTransform<PCollection<SourceFile>, PCollectionTuple> {
  public static final TupleTag<SourceRow> ROWS = new TupleTag<>() {};

  private final FeedReaders readers;

  private ReadFeeds(FeedReaders readers) {
    this.readers = readers;
  }

  public static ReadFeeds with(FeedReaders readers) {
    return new ReadFeeds(readers);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceFile> files) {
    PCollectionTuple outputs =
        files.apply(
            "ReadEach",
            ParDo.of(new ReadFn(readers))
                .withOutputTags(ROWS, TupleTagList.of(Accounts.REFUSED).and(Accounts.COUNTED)));
    outputs.get(ROWS).setCoder(SourceRowCoder.of());
    return outputs;
  }

  private static final class ReadFn extends AccountingFn<SourceFile, SourceRow> {
    private final FeedReaders readers;
    private final MapperPerFeed mappers;
    private final Counter read = Metrics.counter("progress", "rows");

    ReadFn(FeedReaders readers) {
      this.readers = readers;
      this.mappers = new MapperPerFeed(readers);
    }

    @ProcessElement
    public void process(@Element SourceFile file, MultiOutputReceiver outputs) {
      readers
          .reader(file.feed())
          .read(
              file,
              new RowOutput() {
                @Override
                public void row(SourceRow row) {
                  read.inc();
                  count(
                      row.feed(),
                      LedgerEntry.Kind.READ,
                      "",
                      mappers.of(row.feed()).controlAmount(row));
                  outputs.get(ROWS).output(row);
                }

                @Override
                public void refused(DeadLetter letter) {
                  if (!letter.isWholeFile()) {
                    count(letter.feed(), LedgerEntry.Kind.READ, "", letter.controlAmount());
                  }
                  outputs.get(Accounts.REFUSED).output(letter);
                }
              });
    }
  }
}
