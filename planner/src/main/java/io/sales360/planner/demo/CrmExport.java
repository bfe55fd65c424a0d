package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Draws;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.Soil;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Customers and consents as a CRM exports them: customers separated by tabs, never quoted, with
 * {@code NULL} for what is missing; consents as plain CSV with Y and N.
 */
final class CrmExport {
  static final String CUSTOMERS = "customer";
  static final String CONSENTS = "consent";

  private static final Notation NOTATION = Notation.plain();
  private static final String CUSTOMER_FILE = "crm/customers.tsv";
  private static final String CONSENT_FILE = "crm/consents.csv";
  private static final List<String> CUSTOMER_COLUMNS =
      List.of(
          "CUSTOMER_ID",
          "FIRST_NAME",
          "LAST_NAME",
          "GENDER",
          "PHONE_NUMBER",
          "EMAIL_ID",
          "BIRTH_DATE",
          "AGE",
          "EDUCATION_LEVEL",
          "MARITAL_STATUS",
          "NUMBER_OF_CHILDREN",
          "REGISTER_DATE",
          "OCCUPATION",
          "ANNUAL_INCOME",
          "HOBBIES",
          "DEGREE_OF_LOYALTY",
          "SOCIAL_CLASS",
          "MAILING_STREET",
          "CITY",
          "STATE",
          "COUNTRY",
          "ZIP_CODE",
          "TERRITORY",
          "LAST_MODIFIED");

  private CrmExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    writeCustomers(company, outbox);
    writeConsents(company, outbox);
  }

  private static void writeCustomers(SimulatedCompany company, Outbox outbox) throws IOException {
    Dialect dialect =
        Dialect.csv().withDelimiter("\t").withQuoting(Dialect.Quoting.NEVER).withNullWord("NULL");
    SourceTable table = new SourceTable(CUSTOMERS, dialect, CUSTOMER_COLUMNS);
    for (Customer customer : company.customers()) {
      addCustomer(table, customer, company.span());
    }
    outbox.send(table, CrmExport::soil);
  }

  private static void addCustomer(SourceTable table, Customer customer, DateSpan span) {
    Customer.Profile profile = customer.profile();
    Integer income = profile.income();
    table.add(
        CUSTOMER_FILE,
        customer.id(),
        profile.firstName(),
        profile.lastName(),
        profile.gender(),
        profile.phone(),
        profile.email(),
        NOTATION.date(profile.birthDate()),
        String.valueOf(ChronoUnit.YEARS.between(profile.birthDate(), span.last())),
        profile.education(),
        profile.maritalStatus(),
        String.valueOf(profile.children()),
        NOTATION.date(customer.registeredOn()),
        profile.occupation(),
        income == null ? null : String.valueOf(income),
        profile.hobbies(),
        profile.loyalty(),
        profile.socialClass(),
        profile.street(),
        profile.place().city(),
        profile.place().state(),
        profile.place().country(),
        profile.zip(),
        customer.territory().id(),
        NOTATION.moment(customer.registeredOn().atTime(9, 30).plusDays(1)));
  }

  private static void soil(Soil soil) {
    IntFunction<String> key = serial -> String.format(Locale.ROOT, "Q%04d", serial);
    String id = "CUSTOMER_ID";
    soil.duplicate(soil.share(0.0015))
        .stale(
            soil.share(0.002),
            "LAST_MODIFIED",
            "2015-01-01 00:00:00",
            "MAILING_STREET",
            "1 Old Way")
        .spoil(
            DirtKind.BAD_DATE,
            soil.share(0.0006),
            id,
            key,
            "BIRTH_DATE",
            List.of("1984-02-31", "31/12/84", "0000-00-00"))
        .spoil(
            DirtKind.BAD_NUMBER,
            soil.share(0.0006),
            id,
            key,
            "ANNUAL_INCOME",
            List.of("52k", "n/a", "4.5.6"))
        .spoil(
            DirtKind.MISSING_REQUIRED, soil.share(0.0004), id, serial -> "", id, List.of("", "  "))
        .spoil(
            DirtKind.INVALID_VALUE, soil.share(0.0006), id, key, "GENDER", List.of("X?", "9", "-"))
        .spoil(
            DirtKind.OVERLONG_FIELD,
            soil.share(0.0002),
            id,
            key,
            "HOBBIES",
            List.of("z".repeat(Exports.OVERLONG)))
        .miscode(soil.share(0.0005), id, key, "LAST_NAME", "Grünsen", StandardCharsets.ISO_8859_1)
        .ragged(soil.share(0.0004), soil.share(0.0004), id, key)
        .vary(
            DirtKind.VALUE_VARIANT,
            soil.share(0.01),
            "GENDER",
            Map.of(
                "FEMALE", List.of("female", "F", "Female"),
                "MALE", List.of("male", "M", "Male"),
                "OTHER", List.of("other", "D")))
        .overwrite(
            DirtKind.INVALID_EMAIL,
            soil.share(0.006),
            "EMAIL_ID",
            List.of("no mail", "someone@", "name.example.com"))
        .untidy(soil.share(0.003), id)
        .blankLines(soil.share(0.001));
  }

  private static void writeConsents(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            CONSENTS,
            Dialect.csv(),
            List.of("customer_id", "purpose", "medium", "granted", "decided_at"));
    Draws draws = company.seeds().stream("consents");
    for (Customer customer : company.customers()) {
      String asked = NOTATION.moment(customer.registeredOn().atTime(10, 0));
      String later = NOTATION.moment(customer.registeredOn().plusDays(200).atTime(18, 15));
      boolean mail = draws.chance(0.72);
      boolean revokes = draws.chance(0.08);
      boolean profiling = draws.chance(0.55);
      table.add(CONSENT_FILE, customer.id(), "marketing", "email", mail ? "Y" : "N", asked);
      table.add(CONSENT_FILE, customer.id(), "profiling", null, profiling ? "Y" : "N", asked);
      if (mail && revokes) {
        table.add(CONSENT_FILE, customer.id(), "marketing", "email", "N", later);
      }
    }
    outbox.send(table);
  }
}
