package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Composes people who do not exist: names of made-up syllables, mail at example domains. */
final class CustomerProfiles {
  private static final List<String> NAME_STARTS =
      List.of("Al", "Bre", "Ca", "Do", "El", "Fi", "Gre", "Ha", "Jo", "Ka", "Li", "Mé", "Nö", "Ra");
  private static final List<String> NAME_ENDS =
      List.of("na", "ric", "lie", "mon", "ra", "vin", "sia", "ton", "ja", "rik", "mi", "dor");
  private static final List<String> SURNAME_STARTS =
      List.of(
          "Ash", "Birk", "Cor", "Dahl", "Elm", "Fjeld", "Grün", "Holt", "Isen", "Kjær", "Lind",
          "Moor", "Nord", "Öster", "Quill", "Rook", "Sand", "Thorn", "Vale", "Wald");
  private static final List<String> SURNAME_ENDS =
      List.of("by", "dale", "feld", "gren", "hurst", "ing", "ley", "mann", "sen", "ström", "wick");
  private static final List<String> MAIL_DOMAINS =
      List.of("mail.example.com", "post.example.com", "example.com", "inbox.example.com");
  private static final List<String> STREETS =
      List.of("Mill Lane", "Station Road", "Alder Way", "Harbour Street", "Hill Path", "Park Row");
  private static final List<String> EDUCATION =
      List.of("High School", "Bachelor", "Master", "Vocational", "Doctorate");
  private static final List<String> MARITAL = List.of("Single", "Married", "Divorced", "Widowed");
  private static final List<String> OCCUPATIONS =
      List.of("Teacher", "Engineer", "Nurse", "Clerk", "Student", "Chef", "Driver", "Designer");
  private static final List<String> HOBBIES =
      List.of("Running", "Hiking", "Basketball", "Yoga", "Cycling", "Reading", "Gardening");
  private static final List<String> LOYALTY = List.of("Bronze", "Silver", "Gold", "Platinum");
  private static final List<String> CLASSES = List.of("Lower", "Middle", "Upper Class");

  private CustomerProfiles() {}

  static Customer.Profile draw(String id, Territory territory, LocalDate registered, Draws draws) {
    String first = draws.pick(NAME_STARTS) + draws.pick(NAME_ENDS);
    String last = draws.pick(SURNAME_STARTS) + draws.pick(SURNAME_ENDS);
    Territory.Place place = draws.pick(territory.places());
    return new Customer.Profile(
        first,
        last,
        List.of("FEMALE", "MALE", "OTHER").get(draws.weighted(0.5, 0.47, 0.03)),
        draws.chance(0.06) ? null : phone(draws),
        ascii(first + "." + last)
            + "."
            + id.toLowerCase(Locale.ROOT)
            + "@"
            + draws.pick(MAIL_DOMAINS),
        registered.minusYears(17).minusDays(draws.between(1, 50 * 365)),
        draws.chance(0.1) ? null : draws.pick(EDUCATION),
        draws.pick(MARITAL),
        draws.weighted(0.5, 0.2, 0.2, 0.08, 0.02),
        draws.chance(0.08) ? null : draws.pick(OCCUPATIONS),
        draws.chance(0.12) ? null : 500 * draws.between(36, 280),
        draws.pick(HOBBIES) + ", " + draws.pick(HOBBIES),
        LOYALTY.get(draws.weighted(0.5, 0.3, 0.15, 0.05)),
        CLASSES.get(draws.weighted(0.25, 0.6, 0.15)),
        draws.between(1, 240) + " " + draws.pick(STREETS),
        place,
        place.zipPrefix() + String.format(Locale.ROOT, "%02d", draws.below(100)));
  }

  /** Numbers of the range that is kept free for fiction. */
  private static String phone(Draws draws) {
    return String.format(
        Locale.ROOT, "+1-%03d-555-01%02d", draws.between(200, 989), draws.below(100));
  }

  private static String ascii(String name) {
    String plain = name.replace("ø", "o").replace("æ", "ae").replace("ß", "ss");
    return Normalizer.normalize(plain, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
