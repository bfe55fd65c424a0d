package io.sales360.planner.metrics;

import java.util.Locale;

/** The dictionary as tables of the documentation. */
final class DictionaryPage {
  static final String MARKER = "<!-- generated from metrics.yaml -->";

  private DictionaryPage() {}

  static String of(MetricDictionary dictionary) {
    StringBuilder page = new StringBuilder("## Metrics\n");
    page.append(
        "| metric | what | computed | unit | owner | reference |\n|---|---|---|---|---|---|\n");
    for (Metric metric : dictionary.metrics().values()) {
      row(
          page,
          "`" + metric.name() + "`",
          metric.description(),
          "`" + DefinitionText.formula(metric) + "`",
          metric.unit().name().toLowerCase(Locale.ROOT),
          metric.owner(),
          String.join(", ", metric.reference()));
    }
    page.append(
        "\n## Dimensions\n| dimension | what | personal | reference |\n|---|---|---|---|\n");
    for (Dimension dimension : dictionary.dimensions().values()) {
      row(
          page,
          "`" + dimension.name() + "`",
          dimension.description(),
          dimension.isPersonal() ? "yes" : "",
          String.join(", ", dimension.reference()));
    }
    page.append("\n## Roles\n| role | what |\n|---|---|\n");
    for (Role role : dictionary.roles().values()) {
      row(page, "`" + role.name() + "`", role.description());
    }
    return page.toString();
  }

  private static void row(StringBuilder page, String... cells) {
    for (String cell : cells) {
      page.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    page.append("|\n");
  }
}
