package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.Soil;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Products and prices as a product information system exports them: products separated by bars with
 * {@code $1,234.50} and {@code MM/dd/yyyy}; the price list separated by tabs with decimal commas.
 */
final class CatalogueExport {
  static final String PRODUCTS = "product";
  static final String PRICES = "price_list";

  private static final String PRODUCT_FILE = "pim/products.psv";
  private static final String PRICE_FILE = "pim/price_list.txt";
  private static final Notation DOLLARS =
      Notation.of(".", ",", "$", "MM/dd/uuuu", "MM/dd/uuuu HH:mm:ss");
  private static final Notation COMMAS =
      Notation.of(",", "", "", "dd.MM.uuuu", "dd.MM.uuuu HH:mm:ss");
  private static final BigDecimal COST_STEP = new BigDecimal("1.03");

  private CatalogueExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    writeProducts(company, outbox);
    writePrices(company, outbox);
  }

  private static void writeProducts(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            PRODUCTS,
            Dialect.csv().withDelimiter("|"),
            List.of(
                "ProductId",
                "SKU",
                "ProductName",
                "Category",
                "SubCategory",
                "Brand",
                "Model",
                "Gender",
                "Color",
                "Size",
                "Designer",
                "Price",
                "Cost",
                "Launched",
                "Discontinued",
                "Changed"));
    for (Product product : company.assortment().catalogue().products()) {
      Model model = product.model();
      table.add(
          PRODUCT_FILE,
          product.productId(),
          product.sku(),
          product.name(),
          model.category(),
          model.line().title(),
          model.brand(),
          model.name(),
          product.gender(),
          product.color(),
          product.size(),
          model.designer(),
          DOLLARS.amount(product.basePrice()),
          DOLLARS.amount(product.cost()),
          DOLLARS.date(product.launchedOn()),
          DOLLARS.date(product.discontinuedOn()),
          DOLLARS.moment(product.launchedOn().minusDays(30).atTime(12, 0)));
    }
    outbox.send(table, CatalogueExport::soilProducts);
  }

  private static void soilProducts(Soil soil) {
    IntFunction<String> key = serial -> String.format(Locale.ROOT, "SR-X%03d", serial);
    soil.duplicate(soil.share(0.01))
        .stale(soil.share(0.01), "Changed", "01/01/2010 00:00:00", "Brand", "Old Brand")
        .spoil(DirtKind.NEGATIVE_PRICE, 1, "SKU", key, "Price", List.of("$-49.95"))
        .spoil(DirtKind.BAD_NUMBER, 1, "SKU", key, "Price", List.of("$1,2x4.50"))
        .vary(
            DirtKind.VALUE_VARIANT,
            soil.share(0.02),
            "Gender",
            Map.of(
                "Male", List.of("MALE", "Men"),
                "Female", List.of("FEMALE", "Women"),
                "Unisex", List.of("UNISEX", "All")))
        .untidy(soil.share(0.01), "SKU")
        .blankLines(1);
  }

  private static void writePrices(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            PRICES,
            Dialect.csv().withDelimiter("\t"),
            List.of("PriceId", "Sku", "Currency", "Price", "UnitCost", "ValidFrom", "ValidTo"));
    int number = 0;
    for (PriceBook.Entry entry : company.assortment().prices().entries()) {
      BigDecimal cost = entry.product().cost();
      boolean first = entry.from().equals(company.span().first());
      table.add(
          PRICE_FILE,
          String.format(Locale.ROOT, "PL%05d", ++number),
          entry.product().sku(),
          entry.market().currency(),
          COMMAS.amount(entry.price()),
          cost == null ? null : COMMAS.amount(localCost(cost, entry.market(), first)),
          COMMAS.date(entry.from()),
          COMMAS.date(entry.through()));
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.003))
                .spoil(
                    DirtKind.BAD_DATE,
                    soil.share(0.002),
                    "PriceId",
                    serial -> String.format(Locale.ROOT, "PX%05d", serial),
                    "ValidFrom",
                    List.of("31.09.2022", "soon"))
                .blankLines(soil.share(0.002)));
  }

  /** Costs rise once, with the first price change. */
  private static BigDecimal localCost(BigDecimal cost, Market market, boolean first) {
    BigDecimal local = market.localPrice(cost);
    return first ? local : local.multiply(COST_STEP).setScale(2, RoundingMode.HALF_UP);
  }
}
