package io.sales360.planner.sources;

import io.sales360.common.contract.DataContract;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.Corrections.Correction;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.Lookups;
import io.sales360.common.feed.Mapped;
import io.sales360.common.feed.RowCheck;
import io.sales360.common.feed.RowMapper;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tries mended rows as the next run would read them, in their files. */
public final class Replay {
  private final ProductFile product;
  private final List<SourceFile> files;
  private final Map<String, Map<String, String>> lookups;

  /**
   * A replay.
   *
   * @param files inputs of the next run
   */
  public Replay(ProductFile product, List<SourceFile> files) {
    this.product = product;
    this.files = List.copyOf(files);
    this.lookups = Lookups.load(product, files);
  }

  /**
   * A row that somebody has mended.
   *
   * @param file path below the depot
   */
  public record Mended(String feed, String file, long line, Correction correction) {}

  /**
   * What the next run would make of it.
   *
   * @param isAccepted whether it would be written or filtered
   * @param verdict in words
   */
  public record Verdict(Mended mended, boolean isAccepted, String verdict) {}

  /** Tries all rows; verdicts come in their order. */
  public List<Verdict> of(List<Mended> rows) {
    Corrections corrections = Corrections.none();
    for (Mended row : rows) {
      corrections = corrections.and(row.feed(), row.file(), row.line(), row.correction());
    }
    Map<String, Outcomes> read = new HashMap<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (Mended row : rows) {
      Optional<SourceFile> file =
          files.stream()
              .filter(f -> f.feed().equals(row.feed()) && f.file().equals(row.file()))
              .findFirst();
      if (file.isEmpty()) {
        verdicts.add(
            new Verdict(row, false, "the feed " + row.feed() + " has no file " + row.file()));
        continue;
      }
      Corrections all = corrections;
      verdicts.add(
          read.computeIfAbsent(row.feed() + "\n" + row.file(), place -> outcomes(file.get(), all))
              .of(row));
    }
    return verdicts;
  }

  private Outcomes outcomes(SourceFile file, Corrections corrections) {
    Feed feed = product.feed(file.feed());
    FeedColumns columns = FeedFiles.columns(feed, files);
    Outcomes outcomes =
        new Outcomes(
            RowMapper.of(
                product,
                feed,
                columns,
                lookups,
                type -> RowCheck.of(DataContract.of(type, product.terms(type)))));
    SourceReader.of(feed, columns, corrections).read(file, outcomes);
    return outcomes;
  }

  /** What became of each line of a file. */
  private static final class Outcomes implements RowOutput {
    private final RowMapper mapper;
    private final Map<Long, String> texts = new TreeMap<>();
    private final Map<Long, String> refusals = new TreeMap<>();
    private final Map<Long, String> outcomes = new TreeMap<>();

    Outcomes(RowMapper mapper) {
      this.mapper = mapper;
    }

    @Override
    public void row(SourceRow row) {
      texts.put(row.line(), row.text());
      Mapped mapped = mapper.map(row);
      if (mapped instanceof Mapped.Refused refused) {
        refusals.put(row.line(), refused.letter().message());
      } else if (mapped instanceof Mapped.Filtered filtered) {
        outcomes.put(row.line(), "filtered: " + filtered.outcome());
      } else if (mapped instanceof Mapped.Written written) {
        outcomes.put(row.line(), "accepted: " + written.type().entityName());
      }
    }

    @Override
    public void refused(DeadLetter letter) {
      texts.put(letter.line(), letter.original());
      refusals.put(letter.line(), letter.message());
    }

    Verdict of(Mended row) {
      String text = texts.get(row.line());
      if (text == null || !text.strip().equals(row.correction().corrected().strip())) {
        return new Verdict(row, false, "the file has another text there by now");
      }
      String refusal = refusals.get(row.line());
      return refusal == null
          ? new Verdict(row, true, outcomes.getOrDefault(row.line(), ""))
          : new Verdict(row, false, "still refused: " + refusal);
    }
  }
}
