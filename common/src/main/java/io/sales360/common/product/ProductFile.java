package io.sales360.common.product;

import io.sales360.common.model.EntityType;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of one deployment, as {@code sales360.yaml} states it. Immutable; made
 * and checked by {@link ProductFileParser} only, so whoever holds one holds a valid one.
 *
 * @param name short name of the deployment
 * @param description one sentence; empty if none
 * @param depots where data lies
 * @param lake where the tables are published
 * @param reporting currency, zone, calendar and as-of date of every number
 * @param corrections files of rows that people have mended; null for none
 * @param lookups small reference files that turn one source's keys into another's
 * @param feeds which files feed which entities
 * @param contracts what a deployment changes of the shipped contracts
 * @param forecast what to forecast; null where the deployment forecasts nothing
 * @param fingerprint SHA-256 of the file's text, part of the run id
 */
public record ProductFile(
    String name,
    String description,
    List<Depot> depots,
    LakePlace lake,
    Reporting reporting,
    @Nullable SourceFiles corrections,
    List<Lookup> lookups,
    List<Feed> feeds,
    Map<EntityType, ContractTerms> contracts,
    @Nullable ForecastPlan forecast,
    String fingerprint)
    implements Serializable {

  public ProductFile {
    depots = List.copyOf(depots);
    lookups = List.copyOf(lookups);
    feeds = List.copyOf(feeds);
    contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts));
  }

  public Feed feed(String feedName) {
    return feeds.stream()
        .filter(f -> f.name().equals(feedName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No feed is named " + feedName + "."));
  }

  public ContractTerms terms(EntityType entity) {
    return contracts.getOrDefault(entity, ContractTerms.DEFAULT);
  }

  public Optional<ForecastPlan> forecastPlan() {
    return Optional.ofNullable(forecast);
  }

  /** True when some feed fills the entity. */
  public boolean fills(EntityType entity) {
    return feeds.stream().flatMap(f -> f.outcomes().stream()).anyMatch(o -> o.entity() == entity);
  }
}
