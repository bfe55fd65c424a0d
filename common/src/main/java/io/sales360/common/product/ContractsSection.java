package io.sales360.common.product;

import io.sales360.common.expression.NearestName;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ContractTerms.UnknownKey;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the deployment changes of the shipped contracts. */
final class ContractsSection {
  private ContractsSection() {}

  static Map<EntityType, ContractTerms> read(YamlSection section) {
    Map<EntityType, ContractTerms> contracts = new EnumMap<>(EntityType.class);
    List<String> entities = Arrays.stream(EntityType.values()).map(EntityType::entityName).toList();
    section
        .entries()
        .forEach(
            (name, value) -> {
              Optional<EntityType> entity = EntityType.named(name);
              if (entity.isEmpty()) {
                value.problem(
                    "No entity is called " + name + ".", NearestName.hint(name, entities));
              } else {
                value.section().ifPresent(s -> contracts.put(entity.get(), terms(s, entity.get())));
              }
            });
    return contracts;
  }

  private static ContractTerms terms(YamlSection section, EntityType entity) {
    Map<String, EntityColumn> known = EntityColumn.of(entity);
    BigDecimal limit =
        section
            .get("refused_limit")
            .flatMap(v -> v.as(ContractsSection::share, "Write 0.5% or 0.005."))
            .orElse(BigDecimal.ZERO);
    Map<String, UnknownKey> references = new LinkedHashMap<>();
    entries(section, "references", known)
        .forEach((c, v) -> v.oneOf(UnknownKey.class).ifPresent(k -> references.put(c, k)));
    Map<String, List<String>> validValues = new LinkedHashMap<>();
    entries(section, "valid_values", known).forEach((c, v) -> validValues.put(c, v.names()));
    List<String> required = section.get("required").map(YamlValue::names).orElse(List.of());
    section.get("required").ifPresent(v -> required.forEach(c -> checkColumn(c, v, known)));
    section.refuseOthers();
    return new ContractTerms(limit, references, validValues, required);
  }

  private static Map<String, YamlValue> entries(
      YamlSection section, String key, Map<String, EntityColumn> known) {
    Map<String, YamlValue> entries =
        section.get(key).flatMap(YamlValue::section).map(YamlSection::entries).orElse(Map.of());
    entries.forEach((column, value) -> checkColumn(column, value, known));
    return entries;
  }

  private static void checkColumn(String column, YamlValue at, Map<String, EntityColumn> known) {
    if (!known.containsKey(column)) {
      at.problem(
          "The entity has no column " + column + ".", NearestName.hint(column, known.keySet()));
    }
  }

  private static BigDecimal share(String text) {
    BigDecimal share =
        text.endsWith("%")
            ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
            : new BigDecimal(text);
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a share is between 0 and 1, or 0% and 100%");
    }
    return share;
  }
}
