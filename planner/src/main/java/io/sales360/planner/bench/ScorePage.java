package io.sales360.planner.bench;

import io.sales360.forecasting.benchmark.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Score rows as a table for people. */
public final class ScorePage {
  private static final List<String> HEAD =
      List.of(
          "group",
          "model",
          "series",
          "OWA",
          "sMAPE",
          "MASE",
          "RMSSE",
          "WAPE",
          "bias",
          "FVA",
          "WQL",
          "cov95",
          "min",
          "MSIS",
          "fallbacks",
          "failures",
          "CPU ms");

  private final List<List<String>> lines = new ArrayList<>();

  /** A page with its head. */
  public ScorePage() {
    lines.add(HEAD);
  }

  /** Adds what was measured. */
  public void add(ScoreRow row) {
    lines.add(
        List.of(
            row.group(),
            row.contender(),
            String.valueOf(row.series()),
            number("%.4f", row.owa()),
            number("%.3f", row.smape()),
            number("%.4f", row.mase()),
            number("%.4f", row.rmsse()),
            number("%.4f", row.wape()),
            number("%+.4f", row.bias()),
            number("%+.3f", row.addedValue()),
            number("%.4f", row.pinball()),
            number("%.4f", row.coverage()),
            number("%.4f", row.leastCoverage()),
            number("%.3f", row.msis()),
            String.valueOf(row.fallbacks()),
            String.valueOf(row.failures()),
            number("%.2f", row.cpuMillis())));
  }

  /** Adds what is known of other methods on a collection: published, or measured elsewhere. */
  public void addPeers(String collection, String group) {
    Peer.of(collection, group).forEach(this::add);
  }

  private void add(Peer peer) {
    lines.add(
        List.of(
            peer.group(),
            peer.method() + " (" + peer.origin() + ")",
            String.valueOf(peer.series()),
            number("%.4f", peer.owa()),
            number("%.3f", peer.smape()),
            number("%.4f", peer.mase()),
            "",
            "",
            "",
            "",
            "",
            number("%.4f", peer.coverage()),
            "",
            number("%.3f", peer.msis()),
            "",
            "",
            number("%.2f", peer.cpuMillis())));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  /** The same as a Markdown table. */
  public List<String> markdown() {
    List<String> text = new ArrayList<>();
    for (List<String> line : lines) {
      text.add("| " + String.join(" | ", line) + " |");
      if (line == HEAD) {
        text.add("|---|---|" + "---:|".repeat(HEAD.size() - 2));
      }
    }
    return text;
  }

  /**
   * The lines, head first, columns aligned; a dash where there is no number, so that words count
   * columns.
   */
  public List<String> text() {
    int[] widths = new int[HEAD.size()];
    List<List<String>> cells = lines.stream().map(ScorePage::dashed).toList();
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    List<String> text = new ArrayList<>();
    for (List<String> line : cells) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - line.get(i).length());
        row.append(i == 0 ? "" : "  ").append(i < 2 ? line.get(i) + pad : pad + line.get(i));
      }
      text.add(row.toString());
    }
    return text;
  }

  private static List<String> dashed(List<String> line) {
    return line.stream().map(cell -> cell.isEmpty() ? "-" : cell).toList();
  }
}
