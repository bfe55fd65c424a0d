package io.sales360.common.product;

import java.io.Serializable;

/**
 * Files of one shape.
 *
 * @param depot name of the depot
 * @param pattern path or glob below the depot; several matches are read in path order
 * @param format how the bytes become rows of text values
 */
public record SourceFiles(String depot, String pattern, CsvFormat format) implements Serializable {}
