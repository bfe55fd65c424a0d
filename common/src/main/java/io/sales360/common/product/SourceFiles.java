package io.sales360.common.product;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Files of one shape.
 *
 * @param depot name of the depot
 * @param pattern path or glob below the depot; several matches are read in path order
 * @param format how the bytes become rows
 * @param values how the values of the rows are written
 * @param maxInflation a file that unpacks to more than so many times its size is refused
 * @param table what the files are copied from before a run; null where they lie in a depot
 */
public record SourceFiles(
    String depot,
    String pattern,
    FileFormat format,
    ValueFormat values,
    int maxInflation,
    @Nullable TableRead table)
    implements Serializable {
  /** Real exports unpack to ten or twenty times their size, files made to do harm to a thousand. */
  public static final int MAX_INFLATION = 100;
}
