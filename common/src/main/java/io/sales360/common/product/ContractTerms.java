package io.sales360.common.product;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployment changes of an entity's shipped contract.
 *
 * @param refusedLimit share (0 to 1) of the rows read that may be refused before nothing is
 *     published
 * @param references column (snake case) to what an unknown key does
 * @param validValues column to the only values allowed, instead of the shipped ones
 * @param required columns that must be filled, besides the shipped ones
 */
public record ContractTerms(
    BigDecimal refusedLimit,
    Map<String, UnknownKey> references,
    Map<String, List<String>> validValues,
    List<String> required)
    implements Serializable {

  public static final ContractTerms DEFAULT =
      new ContractTerms(BigDecimal.ZERO, Map.of(), Map.of(), List.of());

  public ContractTerms {
    references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    validValues = Collections.unmodifiableMap(new LinkedHashMap<>(validValues));
    required = List.copyOf(required);
  }

  /** What an unknown key does: a dimension row is inferred, or the row is refused. */
  public enum UnknownKey {
    INFER,
    REFUSE
  }
}
