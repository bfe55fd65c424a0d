package io.sales360.common.contract;

import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityType;
import io.sales360.common.product.ContractTerms;
import io.sales360.common.quality.QualityResult;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an entity must honour: the shipped contract ({@code
 * contracts/<entity>.odcs.yaml}, Open Data Contract Standard 3.1.0) with what the deployment
 * changes of it. Immutable, thread-safe and quick enough to be asked for every row.
 *
 * <p>A broken rule of severity <em>error</em> refuses the row; one of severity <em>warning</em> is
 * counted, the row is kept.
 */
public final class DataContract implements Serializable {
  private final transient EntityType entity;
  private final transient ContractTerms terms;
  private final transient ContractFile file;
  private final transient List<Rule> errors;
  private final transient List<Rule> warnings;

  private DataContract(EntityType entity, ContractTerms terms) {
    this.entity = entity;
    this.terms = terms;
    this.file = ContractFile.of(entity);
    List<Rule> rules = ContractRules.of(file, terms);
    this.errors = rules.stream().filter(rule -> rule.severity() == Severity.ERROR).toList();
    this.warnings = rules.stream().filter(rule -> rule.severity() == Severity.WARNING).toList();
  }

  /**
   * The contract of an entity under a deployment's terms.
   *
   * @throws IllegalArgumentException if the terms name a column that the entity does not have
   */
  public static DataContract of(EntityType entity, ContractTerms terms) {
    return new DataContract(entity, terms);
  }

  /** The rules of severity error that the row breaks; empty for a good row. */
  public List<Violation> violations(Entity row) {
    return broken(errors, row);
  }

  /** The rules of severity warning that the row breaks. */
  public List<Violation> warnings(Entity row) {
    return broken(warnings, row);
  }

  private static List<Violation> broken(List<Rule> rules, Entity row) {
    List<Violation> found = List.of();
    for (Rule rule : rules) {
      Violation violation = rule.check((Record) row);
      if (violation != null) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add(violation);
      }
    }
    return found;
  }

  public EntityType entity() {
    return entity;
  }

  public ContractTerms terms() {
    return terms;
  }

  /** Version of the shipped contract. */
  public String version() {
    return file.version();
  }

  /** What the entity is, in one sentence. */
  public String description() {
    return file.description();
  }

  /** Columns as the contract describes them, in order. */
  public List<ContractProperty> properties() {
    return file.properties();
  }

  /** How old the newest row may be; empty where the contract does not say. */
  public Optional<Freshness> freshness() {
    return Optional.ofNullable(file.freshness());
  }

  /**
   * How old the newest row may be on the as-of date.
   *
   * @param column date or instant that tells a row's age
   * @param days at most
   */
  public record Freshness(String column, int days) implements Serializable {}

  /**
   * One result per rule, from what was counted over all rows. A rule of severity error fails when
   * its share of the rows passes the deployment's limit; otherwise broken rules warn.
   */
  public List<QualityResult> results(RuleCounts counts) {
    List<QualityResult> results = new ArrayList<>();
    for (Rule rule : errors) {
      results.add(result(rule, counts, terms.refusedLimit()));
    }
    for (Rule rule : warnings) {
      results.add(result(rule, counts, rule.limit()));
    }
    return results;
  }

  private QualityResult result(Rule rule, RuleCounts counts, BigDecimal limit) {
    long broken = counts.broken(rule.column(), rule.name());
    BigDecimal share =
        counts.rows() == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(broken)
                .divide(BigDecimal.valueOf(counts.rows()), 9, RoundingMode.HALF_EVEN);
    boolean over = share.compareTo(limit) > 0;
    QualityResult.Outcome outcome = QualityResult.Outcome.PASS;
    if (over) {
      outcome =
          rule.severity() == Severity.ERROR
              ? QualityResult.Outcome.FAIL
              : QualityResult.Outcome.WARN;
    } else if (broken > 0 && rule.severity() == Severity.ERROR) {
      outcome = QualityResult.Outcome.WARN;
    }
    return new QualityResult(
        entity.entityName() + "." + rule.column() + "." + rule.name(),
        rule.category(),
        entity.entityName(),
        rule.column(),
        outcome,
        share,
        limit,
        "%d of %d rows break %s of %s."
            .formatted(broken, counts.rows(), rule.name(), rule.column()));
  }

  /** The property of each column. */
  Map<String, ContractProperty> propertiesByName() {
    return properties().stream()
        .collect(Collectors.toMap(ContractProperty::name, Function.identity()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataContract that && that.entity == entity && that.terms.equals(terms);
  }

  @Override
  public int hashCode() {
    return entity.entityName().hashCode() * 31 + terms.required().hashCode();
  }

  /** Travels as what it was made of; patterns and accessors are made anew. */
  private Object writeReplace() {
    return new Travelling(entity, terms);
  }

  private record Travelling(EntityType entity, ContractTerms terms) implements Serializable {
    private Object readResolve() {
      return DataContract.of(entity, terms);
    }
  }
}
