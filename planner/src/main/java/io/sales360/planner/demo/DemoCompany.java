package io.sales360.planner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/**
 * The plan of a demo company: a shoe and apparel retailer with stores and online platforms. The
 * same plan writes the same bytes.
 *
 * @param firstDay the first day with orders
 * @param lastDay the last day with orders
 * @param customers how many customers there are
 * @param orders how many orders there are, exactly
 * @param dirty whether the files carry planted dirt
 */
public record DemoCompany(
    long seed, LocalDate firstDay, LocalDate lastDay, int customers, int orders, boolean dirty) {

  /** The name of the file that {@link #writeProductFile} writes. */
  public static final String PRODUCT_FILE_NAME = "sales360.yaml";

  private static final int FEWEST_DIRTY_ORDERS = 5_000;

  public DemoCompany {
    if (customers < 50) {
      throw new IllegalArgumentException(
          "A demo company of (" + customers + ") customers is too small; it needs at least 50.");
    }
    if (orders < 50 || orders >= 900_000) {
      throw new IllegalArgumentException(
          "A demo company cannot have (" + orders + ") orders; 50 to 899,999 are possible.");
    }
    if (lastDay.isBefore(firstDay.plusDays(180))) {
      throw new IllegalArgumentException(
          "From ("
              + firstDay
              + ") to ("
              + lastDay
              + ") is too short; it must be 181 days or more.");
    }
  }

  /**
   * The company of the documentation: 5,460 customers, 26,100 orders, ten channels, January 2022 to
   * June 2024. An average order is worth about 150 US dollars, which two pairs of shoes and socks
   * may cost; the product it is modelled on shows 1,740, too much for shoes.
   */
  public static DemoCompany strideRight() {
    return new DemoCompany(
        20_240_630L, LocalDate.of(2022, 1, 1), LocalDate.of(2024, 6, 30), 5_460, 26_100, true);
  }

  public DemoCompany withSeed(long changed) {
    return new DemoCompany(changed, firstDay, lastDay, customers, orders, dirty);
  }

  /** A company of the given number of orders, with customers in proportion. */
  public DemoCompany withOrders(int changed) {
    int scaled = (int) Math.max(50, (long) customers * changed / orders);
    return new DemoCompany(seed, firstDay, lastDay, scaled, changed, dirty);
  }

  public DemoCompany withCustomers(int changed) {
    return new DemoCompany(seed, firstDay, lastDay, changed, orders, dirty);
  }

  /** The same company without planted dirt. */
  public DemoCompany clean() {
    return new DemoCompany(seed, firstDay, lastDay, customers, orders, false);
  }

  /**
   * The company that its product file publishes: without planted dirt where there are so few orders
   * that the few rows of each kind of dirt are more than the contracts allow.
   */
  public DemoCompany publishable() {
    return orders < FEWEST_DIRTY_ORDERS ? clean() : this;
  }

  /**
   * Writes the source files and {@code truth.json} below the directory, which is made if it does
   * not exist; files of the same names are replaced.
   *
   * @return what is true about the company and its files
   */
  public DemoTruth writeTo(Path directory) throws IOException {
    SimulatedCompany company = SimulatedCompany.of(this);
    Outbox outbox = new Outbox(directory, seed, dirty);
    ErpExport.write(company, outbox);
    ShopExport.write(company, outbox);
    CrmExport.write(company, outbox);
    CatalogueExport.write(company, outbox);
    PaymentExport.write(company, outbox);
    LogisticsExport.write(company, outbox);
    OrganisationExport.write(company, outbox);
    MarketingExport.write(company, outbox);
    FinanceExport.write(company, outbox);
    DemoTruth truth = Truths.of(company, outbox);
    truth.writeTo(directory.resolve(DemoTruth.FILE_NAME));
    return truth;
  }

  /**
   * Writes {@code sales360.yaml}, which integrates the source files of any demo company, into their
   * directory. The refused rows that its contracts allow suit a company of the documentation's
   * size; a much smaller one needs to be {@link #clean}.
   *
   * @return the file
   */
  public static Path writeProductFile(Path directory) throws IOException {
    Path file = directory.resolve(PRODUCT_FILE_NAME);
    try (InputStream text = DemoCompany.class.getResourceAsStream("/demo/" + PRODUCT_FILE_NAME)) {
      if (text == null) {
        throw new IllegalStateException("The resource /demo/" + PRODUCT_FILE_NAME + " is missing.");
      }
      Files.createDirectories(directory);
      Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
