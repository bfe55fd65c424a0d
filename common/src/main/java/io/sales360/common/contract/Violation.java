package io.sales360.common.contract;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule of a contract.
 *
 * @param rule stable name: {@code required}, {@code valid_values}, {@code pattern}, {@code minimum}
 *     …
 * @param column column (snake case)
 * @param value the offending value as text; null where it is missing
 * @param message value, what is wrong and, on a second line, what may help
 */
public record Violation(String rule, String column, @Nullable String value, String message)
    implements Serializable {}
