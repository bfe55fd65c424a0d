package io.sales360.planner.metrics;

import io.sales360.common.product.YamlSection;
import io.sales360.common.product.YamlValue;
import io.sales360.planner.metrics.Role.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one role of a metric file. */
final class RoleSection {
  private static final String REMEDY =
      "Write redact, or hmac with the place of its key: hmac env:NAME, hmac file:PATH.";

  private RoleSection() {}

  static Role read(String name, YamlSection section) {
    String description = DictionaryParser.text(section, "description", "Say who is meant.");
    Map<String, Mask> masks = new LinkedHashMap<>();
    section
        .get("masks")
        .flatMap(YamlValue::section)
        .map(YamlSection::entries)
        .orElse(Map.of())
        .forEach((dimension, v) -> mask(v).ifPresent(m -> masks.put(dimension, m)));
    List<String> clear = DictionaryParser.names(section, "clear");
    List<String> filters = section.get("filters").map(YamlValue::texts).orElse(List.of());
    section.refuseOthers();
    return new Role(name, description, masks, clear, filters);
  }

  private static Optional<Mask> mask(YamlValue value) {
    return value.as(
        text -> {
          String[] parts = text.split(" +", 2);
          if (text.equals("redact")) {
            return new Mask(Mask.Kind.REDACT, "");
          }
          if (parts.length == 2 && parts[0].equals("hmac") && parts[1].matches("(env|file):.+")) {
            return new Mask(Mask.Kind.HMAC, parts[1]);
          }
          throw new IllegalArgumentException("it is no mask");
        },
        REMEDY);
  }
}
