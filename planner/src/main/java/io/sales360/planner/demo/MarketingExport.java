package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Draws;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * Campaigns, promotions, spend and touches as marketing tools export them: campaigns in
 * windows-1252 with amounts like {@code €12.500,00}, promotions with percents and {@code
 * dd-MMM-yyyy}, spend with Swiss apostrophes, touches gzipped.
 */
final class MarketingExport {
  static final String CAMPAIGNS = "campaign";
  static final String PROMOTIONS = "promotion";
  static final String PROMOTION_PRODUCTS = "promotion_product";
  static final String SPEND = "campaign_spend";
  static final String TOUCHES = "campaign_touch";

  private static final Notation EUROPEAN =
      Notation.of(",", ".", "", "dd.MM.uuuu", "dd.MM.uuuu HH:mm");
  private static final Notation ENGLISH =
      Notation.of(".", "", "", "dd-MMM-uuuu", "dd-MMM-uuuu HH:mm");
  private static final Notation SWISS = Notation.of(".", "'", "", "uuuuMMdd", "uuuuMMdd HHmmss");
  private static final Notation INSTANTS =
      Notation.of(".", "", "", "uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final String SPEND_FILE = "marketing/spend.csv";
  private static final String TOUCH_FILE = "marketing/touches.csv.gz";

  private MarketingExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    writeCampaigns(company, outbox);
    writePromotions(company, outbox);
    writePromotionProducts(company, outbox);
    writeSpend(company, outbox);
    writeTouches(company, outbox);
  }

  private static void writeCampaigns(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            CAMPAIGNS,
            Dialect.csv().withDelimiter(";").withCharset(Charset.forName("windows-1252")),
            List.of("Campaign", "Title", "Medium", "From", "To", "Budget", "Currency", "Goal"));
    for (Campaign campaign : company.assortment().campaigns().campaigns()) {
      String sign =
          switch (campaign.market()) {
            case US -> "$";
            case EU -> "€";
            case UK -> "£";
          };
      table.add(
          "marketing/campaigns.csv",
          campaign.id(),
          campaign.name() + " – " + campaign.market(),
          campaign.medium().name().toLowerCase(Locale.ROOT),
          EUROPEAN.date(campaign.from()),
          EUROPEAN.date(campaign.through()),
          sign + EUROPEAN.amount(campaign.budget()),
          campaign.market().currency(),
          campaign.medium().direct() ? "repeat purchase" : "awareness");
    }
    outbox.send(table);
  }

  private static void writePromotions(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            PROMOTIONS,
            Dialect.csv(),
            List.of(
                "id",
                "code",
                "name",
                "category",
                "subcategory",
                "where",
                "discount",
                "starts",
                "ends",
                "campaign"));
    for (Promotion promotion : company.assortment().promotions().promotions()) {
      Boolean online = promotion.online();
      table.add(
          "marketing/promotions.csv",
          promotion.id(),
          promotion.code(),
          promotion.name(),
          promotion.line().category(),
          promotion.line().title(),
          online == null ? "everywhere" : online ? "online" : "stores",
          promotion.discount().movePointRight(2).toPlainString() + "%",
          ENGLISH.date(promotion.from()),
          ENGLISH.date(promotion.through()),
          promotion.campaignId());
    }
    outbox.send(table);
  }

  /** A promotion covers a subcategory; the shop lists its products, as shops do. */
  private static void writePromotionProducts(SimulatedCompany company, Outbox outbox)
      throws IOException {
    SourceTable table =
        new SourceTable(PROMOTION_PRODUCTS, Dialect.csv(), List.of("promotion", "sku"));
    for (Promotion promotion : company.assortment().promotions().promotions()) {
      for (Product product : company.assortment().catalogue().products()) {
        if (promotion.covers(product)) {
          table.add("marketing/promotion_products.csv", promotion.id(), product.sku());
        }
      }
    }
    outbox.send(table);
  }

  private static void writeSpend(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            SPEND,
            Dialect.csv().withDelimiter(";"),
            List.of(
                "id", "campaign", "day", "medium", "cost", "currency", "impressions", "clicks"));
    Draws draws = company.seeds().stream("campaign-spend");
    int number = 0;
    for (Campaign campaign : company.assortment().campaigns().campaigns()) {
      int days = campaign.effectDays();
      for (int i = 0; i < days; i++) {
        BigDecimal cost =
            campaign
                .budget()
                .multiply(BigDecimal.valueOf(draws.uniform(0.7, 1.2)))
                .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
        int impressions = draws.between(800, 24_000);
        int clicks = impressions / draws.between(30, 90);
        table.add(
            SPEND_FILE,
            String.format(Locale.ROOT, "CS%05d", ++number),
            campaign.id(),
            SWISS.date(campaign.from().plusDays(i)),
            campaign.medium().name().toLowerCase(Locale.ROOT),
            SWISS.amount(cost),
            campaign.market().currency(),
            SWISS.amount(BigDecimal.valueOf(impressions)),
            SWISS.amount(BigDecimal.valueOf(clicks)));
        outbox.count(SPEND, SPEND_FILE, "cost", campaign.market().currency(), cost);
      }
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.004))
                .spoil(
                    DirtKind.BAD_NUMBER,
                    soil.share(0.004),
                    "id",
                    serial -> String.format(Locale.ROOT, "CX%05d", serial),
                    "cost",
                    List.of("1'2'x", "tbd"))
                .blankLines(soil.share(0.002)));
  }

  private static void writeTouches(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            TOUCHES,
            Dialect.csv().gzipped(),
            List.of("touch_id", "campaign", "customer_id", "at", "medium", "type"));
    Draws draws = company.seeds().stream("campaign-touches");
    int number = 0;
    for (Campaign campaign : company.assortment().campaigns().campaigns()) {
      String medium = campaign.medium().name().toLowerCase(Locale.ROOT);
      for (int c = 0; c < company.customers().size(); c++) {
        boolean treated = campaign.treated().get(c);
        if (!treated && !campaign.control().get(c)) {
          continue;
        }
        LocalDateTime at = sentAt(campaign.from(), draws);
        boolean opened = draws.chance(0.3);
        String customer = company.customers().get(c).id();
        table.add(
            TOUCH_FILE,
            String.format(Locale.ROOT, "CT%06d", ++number),
            campaign.id(),
            customer,
            INSTANTS.moment(at),
            medium,
            treated ? "sent" : "holdout");
        if (treated && opened) {
          table.add(
              TOUCH_FILE,
              String.format(Locale.ROOT, "CT%06d", ++number),
              campaign.id(),
              customer,
              INSTANTS.moment(at.plusHours(7)),
              medium,
              "opened");
        }
      }
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.001))
                .untidy(soil.share(0.001), "customer_id")
                .blankLines(soil.share(0.0005)));
  }

  private static LocalDateTime sentAt(LocalDate day, Draws draws) {
    return PaymentExport.utc(day.atTime(8, draws.below(60), draws.below(60)));
  }
}
