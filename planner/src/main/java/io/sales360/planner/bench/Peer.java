package io.sales360.planner.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How another method did on the test part of a well-known collection. NaN where it is not known.
 *
 * @param origin {@code published}, {@code recomputed} from published forecasts, or {@code measured}
 * @param smape in percent
 * @param cpuMillis processor time per series, where it was measured
 */
record Peer(
    String collection,
    String group,
    String method,
    String origin,
    int series,
    double smape,
    double mase,
    double owa,
    double coverage,
    double msis,
    double cpuMillis) {
  private static final String RESOURCE = "/bench/peers.csv";

  /** What is known of a collection and group, in the order of the list. */
  static List<Peer> of(String collection, String group) {
    List<Peer> peers = new ArrayList<>();
    try (InputStream in = Peer.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path.");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader.lines().skip(1).map(Peer::parse).forEach(peers::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return peers.stream()
        .filter(p -> p.collection.equals(collection) && p.group.equals(group))
        .toList();
  }

  private static Peer parse(String line) {
    List<String> cells = List.of(line.split(",", -1));
    return new Peer(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        Integer.parseInt(cells.get(4)),
        number(cells.get(5)),
        number(cells.get(6)),
        number(cells.get(7)),
        number(cells.get(8)),
        number(cells.get(9)),
        number(cells.get(10)));
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }
}
