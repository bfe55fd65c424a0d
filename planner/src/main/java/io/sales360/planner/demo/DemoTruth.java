package io.sales360.planner.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.FileTally;
import io.sales360.planner.demo.dialect.PlantedDirt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true about a demo company and its files; tests compare it with what the product finds.
 *
 * @param yearlyGrowth by how much demand grows a year
 * @param marketIndexPower the power of the market index in demand
 * @param files records by file, clean and dirty
 * @param dirt planted dirt by file and kind
 * @param amounts sums over the clean records by file, measure and currency
 * @param churned customers who stopped for good
 * @param neverBought customers who never buy anything
 */
public record DemoTruth(
    long seed,
    LocalDate firstDay,
    LocalDate lastDay,
    int customers,
    int orders,
    int orderLines,
    double yearlyGrowth,
    double marketIndexPower,
    List<FileTally> files,
    List<PlantedDirt> dirt,
    List<Amount> amounts,
    List<PromotionEffect> promotions,
    List<CampaignEffect> campaigns,
    List<Elasticity> elasticities,
    List<Churned> churned,
    List<String> neverBought,
    List<Launch> launches,
    List<Discontinued> discontinued,
    List<OutOfStock> outOfStock,
    List<SharedCredit> sharedCredits,
    List<Assigned> assignments) {

  /** The name of the file that {@link DemoCompany#writeTo} writes. */
  public static final String FILE_NAME = "truth.json";

  /** A sum over clean records, in the currency. Grain: file, measure, currency. */
  public record Amount(
      String feed, String file, String measure, String currency, BigDecimal amount) {
    record Key(String feed, String file, String measure, String currency) {}
  }

  /**
   * What a promotion did. Grain: promotion.
   *
   * @param channels the ids of the channels it ran in
   * @param skus the products it covered
   * @param uplift units while it ran as a multiple of what they would have been
   * @param dip the same for the days after it, see {@code dipDays}
   * @param siblings the same for other products of the category while it ran
   * @param expectedUnits the mean over all possible histories of the units sold in it
   * @param expectedBaselineUnits the same without the promotion
   * @param soldUnits the units sold in it in this history, cancelled orders included
   */
  public record PromotionEffect(
      String promotionId,
      String code,
      LocalDate from,
      LocalDate through,
      List<String> channels,
      List<String> skus,
      BigDecimal discount,
      double uplift,
      double dip,
      int dipDays,
      double siblings,
      double expectedUnits,
      double expectedBaselineUnits,
      int soldUnits) {}

  /**
   * What a campaign did. Grain: campaign.
   *
   * @param lift orders of the treated customers, or of the whole market for a media campaign, as a
   *     multiple of what they would have been
   */
  public record CampaignEffect(
      String campaignId,
      String medium,
      String currency,
      LocalDate from,
      LocalDate through,
      double lift,
      int treatedCustomers,
      int controlCustomers) {}

  /**
   * The price elasticity of a model's demand. Grain: model.
   *
   * @param priceChanges how often the list price changed within the days; with none, nobody can
   *     know
   */
  public record Elasticity(
      String modelId, String subcategory, List<String> skus, double elasticity, int priceChanges) {}

  /** A customer who stopped. */
  public record Churned(String customerId, LocalDate churnedOn) {}

  /** A product whose sales began within the days. */
  public record Launch(String sku, LocalDate launchedOn) {}

  /** A product whose sales ended within the days. */
  public record Discontinued(String sku, LocalDate discontinuedOn) {}

  /** Days on which a product could not be sold; both ends belong. */
  public record OutOfStock(String sku, LocalDate from, LocalDate through) {}

  /**
   * Who is credited with how much of an order, or of one line of it; orders without such a row are
   * all the seller's. Grain: order, line, salesperson.
   *
   * @param lineNumber null for all lines without credits of their own
   */
  public record SharedCredit(
      String orderId, @Nullable Integer lineNumber, String salespersonId, BigDecimal share) {}

  /**
   * The days on which someone belonged to a team; both ends belong.
   *
   * @param through null while it lasts
   */
  public record Assigned(
      String salespersonId, String teamId, LocalDate from, @Nullable LocalDate through) {}

  public DemoTruth {
    files = List.copyOf(files);
    dirt = List.copyOf(dirt);
    amounts = List.copyOf(amounts);
    promotions = List.copyOf(promotions);
    campaigns = List.copyOf(campaigns);
    elasticities = List.copyOf(elasticities);
    churned = List.copyOf(churned);
    neverBought = List.copyOf(neverBought);
    launches = List.copyOf(launches);
    discontinued = List.copyOf(discontinued);
    outOfStock = List.copyOf(outOfStock);
    sharedCredits = List.copyOf(sharedCredits);
    assignments = List.copyOf(assignments);
  }

  /** How many records of a feed carry the dirt. */
  public int planted(String feed, DirtKind kind) {
    return dirt.stream()
        .filter(d -> d.feed().equals(feed) && d.kind() == kind)
        .mapToInt(PlantedDirt::count)
        .sum();
  }

  /** How many records of a feed have dirt of the outcome. */
  public int planted(String feed, DirtKind.Outcome outcome) {
    return dirt.stream()
        .filter(d -> d.feed().equals(feed) && d.outcome() == outcome)
        .mapToInt(PlantedDirt::count)
        .sum();
  }

  /** The clean records of a feed. */
  public int cleanRecords(String feed) {
    return files.stream()
        .filter(f -> f.feed().equals(feed))
        .mapToInt(FileTally::cleanRecords)
        .sum();
  }

  /** The sum of a measure over the clean records of a feed in one currency. */
  public BigDecimal amount(String feed, String measure, String currency) {
    return amounts.stream()
        .filter(
            a ->
                a.feed().equals(feed)
                    && a.measure().equals(measure)
                    && a.currency().equals(currency))
        .map(Amount::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Reads what {@link #writeTo} wrote. */
  public static DemoTruth read(Path file) throws IOException {
    return mapper().readValue(Files.readString(file), DemoTruth.class);
  }

  void writeTo(Path file) throws IOException {
    Files.writeString(
        file,
        mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n",
        StandardCharsets.UTF_8);
  }

  private static JsonMapper mapper() {
    SimpleModule dates = new SimpleModule();
    dates.addSerializer(LocalDate.class, ToStringSerializer.instance);
    dates.addDeserializer(LocalDate.class, new DateDeserializer());
    return JsonMapper.builder()
        .addModule(dates)
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  private static final class DateDeserializer extends StdDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    private DateDeserializer() {
      super(LocalDate.class);
    }

    @Override
    public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return LocalDate.parse(parser.getText());
    }
  }
}
