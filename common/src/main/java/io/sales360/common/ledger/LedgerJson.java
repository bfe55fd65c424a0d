package io.sales360.common.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sales360.common.ledger.LedgerReport.Line;
import io.sales360.common.ledger.LedgerReport.Tally;

/** The ledger as JSON; amounts are text, so that no reader rounds them. */
final class LedgerJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LedgerJson() {}

  static String of(LedgerReport report) {
    ObjectNode root = JSON.createObjectNode().put("balanced", report.balanced());
    report.lines().forEach(line -> root.withArray("feeds").add(line(line)));
    root.set("total", line(report.total()));
    return root.toString();
  }

  private static ObjectNode line(Line line) {
    ObjectNode node =
        JSON.createObjectNode().put("feed", line.feed()).put("balanced", line.balanced());
    put(node, "read", line.read());
    put(node, "written", line.written());
    put(node, "refused", line.refused());
    put(node, "filtered", line.filtered());
    put(node, "deduplicated", line.deduplicated());
    put(node, "difference", line.difference());
    return node;
  }

  private static void put(ObjectNode node, String name, Tally tally) {
    node.putObject(name).put("rows", tally.rows()).put("amount", tally.amount().toPlainString());
  }
}
