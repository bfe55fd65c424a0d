package io.sales360.common.product;

import java.io.Serializable;

/**
 * A place where source files lie.
 *
 * @param name what feeds call it
 * @param path directory or {@code gs://} prefix; relative paths start at the data directory of the
 *     run ({@code --data}) or, without one, at the product file's own directory
 */
public record Depot(String name, String path) implements Serializable {}
