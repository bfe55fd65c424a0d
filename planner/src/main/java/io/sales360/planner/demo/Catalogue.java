package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The products, ordered by id. About one model in six is launched within the simulated days and one
 * in eight discontinued; three products have no known cost.
 */
final class Catalogue {
  static final int STYLES = 5;

  private static final int VARIANTS = 3;
  private static final int LAUNCH_RAMP_DAYS = 45;
  private static final int FADE_DAYS = 40;
  private static final List<String> BRANDS = List.of("StrideRight", "Northpace", "Velora", "Kumo");
  private static final List<String> DESIGNERS =
      List.of("Atelier Onda", "Studio Brindle", "Form & Fell", "Halden Works", "Mira Kest");
  private static final List<String> NAMES =
      List.of(
          "Aero", "Bolt", "Cirrus", "Drift", "Ember", "Flint", "Gale", "Harbor", "Iris", "Juno",
          "Kestrel", "Lumen", "Mesa", "Nimbus", "Orbit", "Pike", "Quartz", "Ridge", "Summit",
          "Tempo", "Umbra", "Vista", "Willow", "Xeno", "Yarrow", "Zephyr");
  private static final List<String> COLORS = List.of("Gray", "Red", "White", "Black", "Blue");
  private static final List<String> SIZES = List.of("S", "M", "L", "XL", "XXL");
  private static final List<String> GENDERS = List.of("Male", "Female", "Unisex");

  private final DateSpan span;
  private final List<Product> products = new ArrayList<>();
  private final List<Model> models = new ArrayList<>();

  Catalogue(DateSpan span, Seeds seeds) {
    this.span = span;
    Draws draws = seeds.stream("catalogue");
    for (Model.Line line : Model.Line.values()) {
      for (int i = 0; i < line.models(); i++) {
        addModel(line, i, draws);
      }
    }
  }

  List<Product> products() {
    return Collections.unmodifiableList(products);
  }

  List<Model> models() {
    return Collections.unmodifiableList(models);
  }

  private void addModel(Model.Line line, int ordinal, Draws draws) {
    int number = models.size() + 1;
    String word = NAMES.get((number * 7) % NAMES.size());
    Model model =
        new Model(
            String.format(Locale.ROOT, "M%03d", number),
            (line.service() ? line.title() : word) + " " + numeral(ordinal, line),
            line.service() ? "StrideRight" : draws.pick(BRANDS),
            draws.pick(DESIGNERS),
            line.category(),
            line,
            draws.below(STYLES),
            StrictMath.round(100 * line.elasticity() * draws.uniform(0.8, 1.2)) / 100.0);
    models.add(model);
    BigDecimal price = price(line, draws);
    double popularity = line.popularity() * draws.gamma(2.5);
    LocalDate launched = launchDay(line, ordinal, draws);
    LocalDate discontinued = line.service() ? null : lastDay(launched, draws);
    String gender = line.service() ? "Unisex" : draws.pick(GENDERS);
    int colorOffset = draws.below(COLORS.size());
    int sizeOffset = draws.below(SIZES.size());
    int variants = line.service() ? 1 : VARIANTS;
    for (int v = 0; v < variants; v++) {
      String color = line.service() ? null : COLORS.get((colorOffset + v) % COLORS.size());
      String size = line.service() ? null : SIZES.get((sizeOffset + 2 * v) % SIZES.size());
      addProduct(
          model,
          gender,
          color,
          size,
          price,
          cost(price, line, draws),
          popularity * draws.uniform(0.5, 1.5),
          launched,
          discontinued);
    }
  }

  private void addProduct(
      Model model,
      String gender,
      @Nullable String color,
      @Nullable String size,
      BigDecimal price,
      BigDecimal cost,
      double popularity,
      LocalDate launched,
      @Nullable LocalDate discontinued) {
    int number = products.size() + 1;
    boolean costUnknown = number % 53 == 0;
    String suffix =
        color == null || size == null
            ? "SVC"
            : color.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + size;
    products.add(
        new Product(
            String.format(Locale.ROOT, "P%04d", 1000 + number),
            "SR-" + model.id() + "-" + suffix,
            model,
            gender,
            color,
            size,
            price,
            costUnknown ? null : cost,
            popularity,
            launched,
            discontinued));
  }

  private static String numeral(int ordinal, Model.Line line) {
    if (line.service()) {
      return ordinal == 0 ? "Basic" : "Premium";
    }
    return line.title().replaceAll("s$", "") + " " + (ordinal + 1);
  }

  private static BigDecimal price(Model.Line line, Draws draws) {
    int whole = draws.between(line.lowPrice(), line.highPrice());
    return new BigDecimal(whole).subtract(new BigDecimal("0.05")).setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal cost(BigDecimal price, Model.Line line, Draws draws) {
    double share = line.service() ? draws.uniform(0.55, 0.85) : draws.uniform(0.38, 0.62);
    return price.multiply(BigDecimal.valueOf(share)).setScale(2, RoundingMode.HALF_UP);
  }

  private LocalDate launchDay(Model.Line line, int ordinal, Draws draws) {
    boolean late = !line.service() && ordinal > 0 && draws.chance(0.2);
    int days = span.count();
    return late
        ? span.day(draws.between(days / 8, days * 3 / 4))
        : span.first().minusDays(draws.between(120, 1100));
  }

  private @Nullable LocalDate lastDay(LocalDate launched, Draws draws) {
    boolean ends = !span.contains(launched) && draws.chance(0.16);
    return ends ? span.day(draws.between(span.count() / 3, span.count() * 9 / 10)) : null;
  }

  /** Launch ramp and fading out: 0 before launch and after the end, about 1 in between. */
  double lifecycle(Product product, int d) {
    int age = d - span.index(product.launchedOn());
    if (age < 0) {
      return 0;
    }
    double factor = age < LAUNCH_RAMP_DAYS ? 0.3 + 0.7 * age / LAUNCH_RAMP_DAYS : 1;
    LocalDate end = product.discontinuedOn();
    if (end == null) {
      return factor;
    }
    int left = span.index(end) - d;
    return left <= 0 ? 0 : factor * Math.min(1, (double) left / FADE_DAYS);
  }
}
