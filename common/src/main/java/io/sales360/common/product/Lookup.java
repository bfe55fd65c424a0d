package io.sales360.common.product;

import java.io.Serializable;

/**
 * A small reference file (bounded: it is held in memory) that turns a key of one source into the
 * conformed key.
 *
 * @param name what mappings call it
 * @param files depot, pattern and format
 * @param keyColumn column looked up
 * @param valueColumn column that replaces it
 */
public record Lookup(String name, SourceFiles files, String keyColumn, String valueColumn)
    implements Serializable {}
