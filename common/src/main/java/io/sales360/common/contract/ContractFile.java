package io.sales360.common.contract;

import io.sales360.common.contract.ContractProperty.Privacy;
import io.sales360.common.model.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A shipped contract as it is written: read once, then kept. */
final class ContractFile {
  private static final Map<EntityType, ContractFile> KNOWN = new EnumMap<>(EntityType.class);

  private final EntityType entity;
  private final YamlNode root;
  private final List<ContractProperty> properties;

  private ContractFile(EntityType entity, YamlNode root) {
    this.entity = entity;
    this.root = root;
    List<ContractProperty> read = new ArrayList<>();
    for (YamlNode property : schema().list("properties")) {
      read.add(
          new ContractProperty(
              property.text("name"),
              property.text("logicalType"),
              property.text("physicalType"),
              property.flag("required"),
              property.has("primaryKeyPosition")
                  ? property.number("primaryKeyPosition").intValueExact()
                  : 0,
              Privacy.valueOf(property.text("classification").toUpperCase(Locale.ROOT)),
              property.text("description")));
    }
    this.properties = List.copyOf(read);
  }

  static ContractFile of(EntityType entity) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(entity, ContractFile::read);
    }
  }

  private static ContractFile read(EntityType entity) {
    String name = "/contracts/" + entity.entityName() + ".odcs.yaml";
    try (InputStream in = ContractFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The contract (" + name + ") is not in the jar.");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(name).build();
      return new ContractFile(
          entity, new YamlNode(new Load(settings).loadFromInputStream(in), name));
    } catch (IOException e) {
      throw new UncheckedIOException("The contract (" + name + ") cannot be read.", e);
    }
  }

  EntityType entity() {
    return entity;
  }

  String version() {
    return root.text("version");
  }

  String description() {
    return root.node("description").text("purpose");
  }

  List<ContractProperty> properties() {
    return properties;
  }

  /** The one table of the contract. */
  YamlNode schema() {
    return root.list("schema").get(0);
  }

  DataContract.@Nullable Freshness freshness() {
    return root.list("slaProperties").stream()
        .filter(sla -> sla.text("property").equals("latency"))
        .findFirst()
        .map(
            sla ->
                new DataContract.Freshness(
                    sla.text("element").substring(sla.text("element").indexOf('.') + 1),
                    sla.number("value").intValueExact()))
        .orElse(null);
  }
}
