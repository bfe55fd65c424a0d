package io.sales360.planner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sales360.planner.lake.Attempt;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The planners' page of one published lake: one HTML file that asks nothing of anyone. Its policy
 * allows the scripts and the style it holds, by their hashes, and nothing else.
 */
public final class ReportPage {
  private static final String CHARTS =
      "/META-INF/resources/_static/echarts/5.6.0/dist/echarts.common.min.js";

  /** Characters for series, so that the page stays below 3 MB with the charts' script. */
  private static final long SERIES_BUDGET = 1_900_000;

  private static final int MOST_ATTEMPTS = 30;
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

  private final LakeSession session;
  private final List<Attempt> attempts;
  private final long seriesBudget;

  private ReportPage(LakeSession session, List<Attempt> attempts, long seriesBudget) {
    this.session = session;
    this.attempts = attempts;
    this.seriesBudget = seriesBudget;
  }

  /** The page of a lake; equal lakes and attempts make equal bytes. */
  public static ReportPage of(LakeSession session, List<Attempt> attempts) {
    return new ReportPage(
        session, attempts.subList(0, Math.min(MOST_ATTEMPTS, attempts.size())), SERIES_BUDGET);
  }

  /** With another number of characters for series. */
  ReportPage withSeriesBudget(long characters) {
    return new ReportPage(session, attempts, characters);
  }

  /** The page as text. */
  public String html() throws IOException {
    String style = resource("page.css");
    String script = resource("page.js");
    String charts = resource(CHARTS);
    Map<String, String> slots =
        Map.of(
            "title",
            escaped(title()),
            "style",
            style,
            "charts",
            charts,
            "script",
            script,
            "data",
            safeJson(data()),
            "policy",
            "default-src 'none'; script-src %s %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(hash(charts), hash(script), hash(style)));
    Matcher slot = SLOT.matcher(resource("page.html"));
    StringBuilder page = new StringBuilder();
    while (slot.find()) {
      slot.appendReplacement(page, Matcher.quoteReplacement(slots.getOrDefault(slot.group(1), "")));
    }
    return slot.appendTail(page).toString();
  }

  private String title() {
    return "Sales and forecast as of " + session.lake().manifest().asOf();
  }

  private Map<String, @Nullable Object> data() {
    PublishedLake lake = session.lake();
    LocalDate asOf = lake.manifest().asOf();
    Headlines headlines = Headlines.of(session, asOf);
    SeriesNodes nodes = SeriesNodes.of(session, seriesBudget);
    SeriesFigures figures = SeriesFigures.of(session, nodes.shown());
    Map<String, List<String>> periods = figures.periods(nodes.shown());
    Operations operations = Operations.of(lake, attempts);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("about", about(lake, operations));
    data.put("headlineSpan", headlines.span());
    data.put("headlines", headlines.figures());
    data.put("breakdown", Breakdown.of(session, asOf));
    data.put("answers", Answer.all(session));
    data.put("omitted", omitted(nodes));
    data.put("periods", periods);
    data.put("nodes", nodes.shown().stream().map(ReportPage::node).toList());
    data.put("series", figures.series(nodes.shown(), periods));
    data.put("scores", figures.scores());
    data.put("findings", Findings.of(session));
    data.put("ledger", operations.ledger());
    data.put("entries", operations.entries());
    data.put("quality", operations.quality());
    data.put("runs", operations.runs());
    data.put("tables", operations.tables());
    return data;
  }

  private Map<String, @Nullable Object> about(PublishedLake lake, Operations operations) {
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    about.put("asOf", lake.manifest().asOf().toString());
    about.put("version", lake.version());
    about.put("runId", lake.manifest().runId());
    about.put("hash", lake.manifest().contentHash());
    about.put("currency", currency());
    about.put("rowsRead", operations.rowsRead());
    about.put("balanced", operations.isBalanced());
    int checks = operations.quality().rows().size();
    about.put("checks", checks == 0 ? null : checks);
    about.put("checksFailed", operations.checksFailed());
    about.put("noForecast", lake.reasonWithout("fct_sales_forecasts").orElse(""));
    return about;
  }

  private String currency() {
    if (!session.lake().has("agg_daily_sales")) {
      return "";
    }
    List<Map<String, @Nullable Object>> found =
        session.rows(
            "SELECT currency_code AS c FROM agg_daily_sales GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1");
    return found.isEmpty() ? "" : String.valueOf(found.get(0).get("c"));
  }

  private static Map<String, String> node(SeriesNode node) {
    Map<String, String> compact = new LinkedHashMap<>();
    compact.put("level", node.level());
    compact.put("key", node.key());
    compact.put("label", node.label());
    return compact;
  }

  private static String omitted(SeriesNodes nodes) {
    int left = nodes.all() - nodes.shown().size();
    return left == 0
        ? ""
        : "The page holds the %d largest of %d nodes; 's360 forecast show' and 's360 export' have them all."
            .formatted(nodes.shown().size(), nodes.all());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not on the class path.\nMaybe the build is incomplete.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** JSON that no HTML parser can take for markup. */
  private static String safeJson(Object data) throws JsonProcessingException {
    return new ObjectMapper()
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .writeValueAsString(data)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
