package io.sales360.pipelines.staging;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
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

/**
 * Reads the files of all feeds into rows of text, for the step that takes them; bounded, one file
 * is one element of work. Every row is counted as read, whether it could be split into fields or
 * not.
 */
final class ReadFeeds extends PTransform<PCollection<SourceFile>, PCollectionTuple> {
  private final FeedReaders readers;
  private final BundleStep<SourceRow> rows;

  ReadFeeds(FeedReaders readers, BundleStep<SourceRow> rows) {
    this.readers = readers;
    this.rows = rows;
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceFile> files) {
    return Output.coded(
        files.apply(
            "ReadEach",
            ParDo.of(new ReadFn(readers, rows))
                .withOutputTags(Accounts.COUNTED, Output.others(Accounts.COUNTED, rows.outputs()))),
        rows.outputs());
  }

  private static final class ReadFn extends AccountingFn<SourceFile, LedgerEntry> {
    private final FeedReaders readers;
    private final MapperPerFeed mappers;
    private final BundleStep<SourceRow> rows;
    private final Counter read = Metrics.counter("progress", "rows");

    ReadFn(FeedReaders readers, BundleStep<SourceRow> rows) {
      this.readers = readers;
      this.mappers = new MapperPerFeed(readers);
      this.rows = rows;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      rows.start();
    }

    @ProcessElement
    public void process(@Element SourceFile file, MultiOutputReceiver outputs) {
      Emitter out = Emitter.of(outputs);
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
                  rows.add(row, out);
                }

                @Override
                public void mended(String feed, boolean isRead) {
                  String account = feed + ":corrections";
                  count(account, LedgerEntry.Kind.READ, "", null);
                  count(
                      account,
                      isRead ? LedgerEntry.Kind.WRITTEN : LedgerEntry.Kind.FILTERED,
                      isRead ? "mended row" : "the file has another text by now",
                      null);
                }

                @Override
                public void refused(DeadLetter letter) {
                  if (!letter.isWholeFile()) {
                    count(letter.feed(), LedgerEntry.Kind.READ, "", letter.controlAmount());
                  }
                  out.emit(Accounts.REFUSED, letter);
                }
              });
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      rows.finish(Emitter.of(context));
      super.flushTally(context);
    }
  }
}
